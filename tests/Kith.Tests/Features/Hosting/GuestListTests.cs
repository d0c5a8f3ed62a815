using System.Net;
using Kith.Data;
using Kith.Features.Coming;
using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Tests.Features.Coming;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Hosting;

/// <summary>What a host sees of the people who come, and what they do for one of them.</summary>
public sealed class GuestListTests
{
    [Theory, OnBothDatabases]
    public async Task A_host_sees_who_comes_what_they_need_and_what_is_safe(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var host = await Host.AtAsync(hub, m => m.Seats(3), times: 2);
        await hub.ComesAsync(
            host.Meetup,
            "Amara",
            3,
            ("needs", "No stairs"),
            ("contact", "07700 900123"),
            ("when", "mornings"),
            ("text", "true")
        );
        await hub.ComesAsync(host.Meetup, "Bo");
        var times = await host.Browser.GetAsync($"/hosting/{host.Key}");
        Assert.Contains("3 people are coming", times.Text, StringComparison.Ordinal);
        Assert.Contains("1 person is in line", times.Text, StringComparison.Ordinal);
        Assert.Equal(2, times.Page.QuerySelectorAll("main article").Length);
        var list = await host.Browser.GetAsync(host.Path);
        foreach (
            var told in new[]
            {
                "Amara",
                "No stairs",
                "07700 900123",
                "mornings",
                "A text message is fine",
                "Please leave no voicemail",
                "Bo",
            }
        )
            Assert.Contains(told, list.Text, StringComparison.Ordinal);
        var paper = await host.Browser.GetAsync($"{host.Path}/list");
        Assert.Contains("Amara", paper.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("07700", paper.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bo", paper.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_hidden_address_is_told_to_one_person_by_the_hosts_own_hand(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var venue = await new Sample(hub).VenueAsync(Precision.ToldByHost);
        var host = await Host.AtAsync(
            hub,
            m => m.Meets(Mode.Hybrid, venue.Id).Online("https://room.example/x", null, LinkShown.ByHost),
            venue
        );
        var (amara, bo) = (await hub.ComesAsync(host.Meetup, "Amara"), await hub.ComesAsync(host.Meetup, "Bo"));
        Assert.Equal(HttpStatusCode.SeeOther, (await host.DoToAsync("Amara", "tell")).Status);
        (amara, bo) = (await amara.LookAsync(), await bo.LookAsync());
        Assert.Contains("12 Mill Lane", amara.Page.Text, StringComparison.Ordinal);
        Assert.Contains("https://room.example/x", amara.Page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Mill Lane", bo.Page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("room.example", bo.Page.Body, StringComparison.Ordinal);
        await amara.DoAsync("cancel");
        Assert.DoesNotContain("Mill Lane", (await amara.LookAsync()).Page.Body, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Somebody_in_line_is_told_nothing_even_if_a_host_tries(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var venue = await new Sample(hub).VenueAsync(Precision.ToldByHost);
        var host = await Host.AtAsync(hub, m => m.Seats(1), venue);
        await hub.ComesAsync(host.Meetup, "Amara");
        var bo = await hub.ComesAsync(host.Meetup, "Bo");
        Assert.Equal(HttpStatusCode.Forbidden, (await host.DoToAsync("Bo", "tell")).Status);
        Assert.DoesNotContain("Mill Lane", (await bo.LookAsync()).Page.Body, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Somebody_who_rang_is_entered_and_can_use_the_code_they_were_read(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var host = await Host.AtAsync(hub, m => m.Seats(1));
        var form = await host.Browser.GetAsync($"{host.Path}/enter");
        var fields = new Dictionary<string, string?> { ["alias"] = "Grandma Joy" };
        var sent = await host.Browser.SubmitAsync(form, fields);
        var again = await host.Browser.SubmitAsync(form, fields);
        Assert.Equal(sent.Location, again.Location);
        var entered = await host.Browser.FollowAsync(sent);
        var code = entered.Page.QuerySelector("code[data-rsvp=going]")!.TextContent;
        var browser = hub.Browser();
        var own = await browser.SubmitAsync(
            await browser.GetAsync("/coming"),
            new Dictionary<string, string?> { ["code"] = code }
        );
        Assert.Contains("You are coming", (await browser.FollowAsync(own)).Text, StringComparison.Ordinal);
        var second = await host.Browser.FollowAsync(await host.DoAsync("enter", ("alias", "Second")));
        Assert.NotNull(second.Page.QuerySelector("code[data-rsvp=waitlisted]"));
        await hub.AssertSoundAsync(host.Meetup);
    }

    [Theory, OnBothDatabases]
    public async Task A_host_takes_somebody_off_the_list_and_the_next_in_line_is_offered_the_seat(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var host = await Host.AtAsync(hub, m => m.Seats(1));
        var (amara, bo) = (await hub.ComesAsync(host.Meetup, "Amara"), await hub.ComesAsync(host.Meetup, "Bo"));
        await host.DoToAsync("Amara", "cancel");
        Assert.Equal(("cancelled", "offered"), ((await amara.LookAsync()).State, (await bo.LookAsync()).State));
        await hub.AssertSoundAsync(host.Meetup);
    }

    [Theory, OnBothDatabases]
    public async Task A_host_offers_a_seat_only_if_there_is_one(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var host = await Host.AtAsync(hub, m => m.Seats(1));
        await hub.ComesAsync(host.Meetup, "Amara");
        var bo = await hub.ComesAsync(host.Meetup, "Bo");
        Assert.Equal(HttpStatusCode.Forbidden, (await host.DoToAsync("Bo", "offer")).Status);
        Assert.Equal("waitlisted", (await bo.LookAsync()).State);
        await hub.AssertSoundAsync(host.Meetup);
    }

    [Theory, OnBothDatabases]
    public async Task Seats_can_be_added_and_taken_away_but_never_from_under_somebody(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var host = await Host.AtAsync(hub, m => m.Seats(2));
        await hub.ComesAsync(host.Meetup, "Amara", 2);
        var bo = await hub.ComesAsync(host.Meetup, "Bo");
        var refused = await host.DoAsync("seats", ("capacity", "1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("2 places are already taken", refused.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await host.DoAsync("seats", ("capacity", "4"))).Status);
        Assert.Equal("offered", (await bo.LookAsync()).State);
        Assert.Equal(HttpStatusCode.SeeOther, (await host.DoAsync("seats", ("capacity", ""))).Status);
        await hub.AssertSoundAsync(host.Meetup);
    }

    [Theory, OnBothDatabases]
    public async Task A_long_list_costs_as_few_commands_as_a_short_one(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var host = await Host.AtAsync(hub, times: 5);
        foreach (var alias in new[] { "A", "B", "C", "D" })
            await hub.ComesAsync(host.Meetup, alias);
        foreach (var path in new[] { $"/hosting/{host.Key}", host.Path })
        {
            using var sql = SqlCount.Start();
            await host.Browser.GetAsync(path);
            Assert.InRange(sql.Commands.Count, 2, 4);
        }
    }
}
