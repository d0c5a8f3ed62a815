using System.Net;
using Kith.Data;
using Kith.Features.Coming;
using Kith.Features.Groups;
using Kith.Rules;
using Kith.Tests.Features.Coming;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Tests.Features.Me;

/// <summary>What a member said they come to is theirs to find, and nobody else's.</summary>
public sealed class MyMeetupsTests
{
    [Theory, OnBothDatabases]
    public async Task A_member_comes_under_the_name_of_their_group_and_finds_it_again(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var owls = await new Sample(hub).GroupAsync();
        var meetup = await new Sample(hub).MeetupAsync(m => m.Seats(5), group: owls);
        var wren = await Neighbour.JoinAsync(hub, n => n.In(owls, name: "Wren of the Owls"));
        var browser = wren.Browser();
        var form = await browser.GetAsync($"{meetup.Path}/coming");
        Assert.Equal("Wren of the Owls", form.Page.QuerySelector("[name=alias]")!.GetAttribute("value"));
        Assert.Equal(
            HttpStatusCode.SeeOther,
            (await browser.SubmitAsync(form, new Dictionary<string, string?>())).Status
        );
        var me = await browser.GetAsync("/me");
        var link = me.Page.QuerySelector("a[href^='/coming/']")!.GetAttribute("href")!;
        var mine = await browser.GetAsync(link);
        Assert.Contains("Wren of the Owls", mine.Text, StringComparison.Ordinal);
        var gone = await browser.SubmitAsync(
            await browser.GetAsync($"{link}/cancel"),
            new Dictionary<string, string?>()
        );
        Assert.Equal(HttpStatusCode.SeeOther, gone.Status);
        Assert.Equal(RsvpState.Cancelled, (await hub.RsvpsAsync(meetup)).Single().State);
        var other = (await Neighbour.JoinAsync(hub, n => n.In(owls, GroupRole.Host))).Browser();
        foreach (var stranger in new[] { hub.Browser(), other })
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(link)).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_who_is_not_signed_in_is_taken_for_the_owner_of_what_guests_said(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var meetup = await new Sample(hub).MeetupAsync();
        await hub.ComesAsync(meetup, "Amara");
        await using var scope = hub.Scope();
        var db = scope.ServiceProvider.GetRequiredService<ViewerDb>();
        var member = (await Neighbour.JoinAsync(hub)).Person.Id;
        foreach (
            var viewer in new[]
            {
                Viewer.Stranger,
                Viewer.Stranger.Holding(Guid.NewGuid()),
                Viewer.HostOf(Guid.NewGuid()),
                Viewer.Stranger with
                {
                    PersonId = member,
                },
            }
        )
            Assert.False(await db.As(viewer).Rsvps.AnyAsync());
    }

    [Theory, OnBothDatabases]
    public async Task A_guest_who_becomes_a_member_keeps_what_they_said_by_its_code(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var meetup = await new Sample(hub).MeetupAsync();
        var code = (await hub.ComesAsync(meetup, "Amara")).Code;
        var (amara, thief) = ((await Neighbour.JoinAsync(hub)).Browser(), (await Neighbour.JoinAsync(hub)).Browser());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TypeAsync(amara, "AAAAAAAA")).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await TypeAsync(amara, code.ToLowerInvariant())).Status);
        var taken = await TypeAsync(thief, code);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, taken.Status);
        Assert.NotNull((await amara.GetAsync("/me")).Page.QuerySelector("a[href^='/coming/']"));
        Assert.Null((await thief.GetAsync("/me")).Page.QuerySelector("a[href^='/coming/']"));
    }

    [Theory, OnBothDatabases]
    public async Task Only_members_of_a_hidden_group_come_and_who_left_sees_nothing_more(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var hidden = await new Sample(hub).GroupAsync("Moths", GroupVisibility.Hidden);
        var meetup = await new Sample(hub).MeetupAsync(group: hidden);
        var moth = await Neighbour.JoinAsync(hub, n => n.In(hidden));
        var browser = moth.Browser();
        var sent = await browser.SendAsync(meetup, "Moth");
        Assert.Equal(HttpStatusCode.OK, (await browser.FollowAsync(sent)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await hub.Browser().GetAsync(sent.Location)).Status);
        await hub.WriteAsync(db => db.Memberships.Where(m => m.PersonId == moth.Person.Id).ExecuteDeleteAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(sent.Location)).Status);
        Assert.Null((await browser.GetAsync("/me")).Page.QuerySelector("a[href^='/coming/']"));
    }

    [Theory, OnBothDatabases]
    public async Task A_members_rsvp_is_erased_a_week_after_like_a_guests(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var meetup = await new Sample(hub).MeetupAsync();
        var browser = (await Neighbour.JoinAsync(hub)).Browser();
        await browser.SendAsync(meetup, "Wren");
        hub.Clock.Move(TimeSpan.FromDays(12));
        await hub.RunJobsAsync();
        Assert.Empty(await hub.RsvpsAsync(meetup));
    }

    private static async Task<Visit> TypeAsync(TestBrowser browser, string code) =>
        await browser.SubmitAsync(
            await browser.GetAsync("/me/codes"),
            new Dictionary<string, string?> { ["code"] = code }
        );
}
