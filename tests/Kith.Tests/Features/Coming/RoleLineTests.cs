using Kith.Data;
using Kith.Features.Meetups;
using Kith.Tests.Support;

namespace Kith.Tests.Features.Coming;

/// <summary>Where people come in roles, each role has a line of its own.</summary>
public sealed class RoleLineTests
{
    [Theory, OnBothDatabases]
    public async Task The_line_of_a_role_is_its_own(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var meetup = await new Sample(hub).MeetupAsync(m => m.SeatsBy([new(0, "Cook", 1), new(1, "Eat", 1)]));
        var cook = await hub.ComesAsync(meetup, "Cook", 1, ("role", "0"));
        var second = await hub.ComesAsync(meetup, "Second cook", 1, ("role", "0"));
        var eats = await hub.ComesAsync(meetup, "Eats", 1, ("role", "1"));
        var hungry = await hub.ComesAsync(meetup, "Hungry", 1, ("role", "1"));
        Assert.Equal(("waitlisted", "going", "waitlisted"), (second.State, eats.State, hungry.State));
        Assert.Contains("You are first in line", hungry.Page.Text, StringComparison.Ordinal);
        Assert.Contains(
            "Join the waitlist",
            (await hub.Browser().GetAsync(meetup.Path)).Text,
            StringComparison.Ordinal
        );
        await cook.DoAsync("cancel");
        Assert.Equal("offered", (await second.LookAsync()).State);
        Assert.Equal("waitlisted", (await hungry.LookAsync()).State);
        await second.DoAsync("let-go");
        // A free seat of another role: whoever changes to it need not wait.
        Assert.Equal("going", (await hungry.DoAsync("change", ("role", "0"))).State);
        await RoleTests.SoundAsync(hub, meetup);
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_waits_for_one_role_too_late_to_be_told_keeps_nobody_from_another(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var meetup = await new Sample(hub).MeetupAsync(m => m.SeatsBy(RoleTests.Pairs).Seats(6));
        var listens = await hub.ComesAsync(meetup, "Listens", 3, ("role", "1"));
        var waits = await hub.ComesAsync(meetup, "Waits", 1, ("role", "1"));
        hub.Clock.Move(meetup.First.StartsAt - hub.Clock.Now - TimeSpan.FromMinutes(20));
        await listens.DoAsync("change", ("party", "2"));
        Assert.Equal("waitlisted", (await waits.LookAsync()).State);
        Assert.Equal("going", (await hub.ComesAsync(meetup, "Talks", 3, ("role", "0"))).State);
        Assert.Equal("waitlisted", (await hub.ComesAsync(meetup, "Late", 1, ("role", "1"))).State);
    }
}
