using System.Net;
using Kith.Data;
using Kith.Features.Groups;
using Kith.Features.Meetups;
using Kith.Tests.Features.Imports.MeetingGuide;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Groups;

/// <summary>A meetup that came from a list without a group goes to whoever runs it, as a group of their own.</summary>
public sealed class MeetupClaimTests
{
    private static readonly string Lone = Lists.Monday.With(("group", null));

    [Theory, OnBothDatabases]
    public async Task Whoever_runs_a_meetup_hosts_a_group_with_it_once_a_steward_agrees(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var (meetup, hers, his) = await ClaimedAsync(hub);
        var page = await hub.Browser().GetAsync($"/meetups/series/{meetup.PublicId}");
        Assert.Contains("Do you run this meetup?", page.Text, StringComparison.Ordinal);
        await AnswerAsync(hub, hers, "");
        var group = await hub.ReadAsync(db => db.Groups.SingleAsync());
        Assert.Equal(("owls-of-mill-lane", "Owls of Mill Lane"), (group.Slug, group.Name));
        var browser = hers.Browser();
        foreach (var at in new[] { $"/groups/{group.Slug}/edit", $"/hosting/{meetup.PublicId}/edit" })
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(at)).Status);
        var seen = await hub.Browser().GetAsync($"/groups/{group.Slug}");
        Assert.Contains("Monday Owls", seen.Text, StringComparison.Ordinal);
        var later = await hub.Browser().GetAsync($"/meetups/series/{meetup.PublicId}");
        Assert.DoesNotContain("Do you run this meetup?", later.Text, StringComparison.Ordinal);
        Assert.Contains("Owls of Mill Lane", later.Text, StringComparison.Ordinal);
        Assert.Contains(
            "Owls of Mill Lane",
            (await hub.Browser().GetAsync("/find?q=mill+lane")).Text,
            StringComparison.Ordinal
        );
        var late = await his.Browser().GetAsync($"/meetups/series/{meetup.PublicId}/claim");
        Assert.Contains("has its own people", late.Text, StringComparison.Ordinal);
        Assert.False(await hub.ReadAsync(db => db.MeetupClaims.AnyAsync()));
        Assert.All(await Lists.TimesAsync(hub, meetup), t => Assert.Equal(group.Id, t.GroupId));
    }

    [Theory, OnBothDatabases]
    public async Task The_list_no_longer_overwrites_it_nor_adds_to_its_group(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var (meetup, hers, _) = await ClaimedAsync(hub);
        await AnswerAsync(hub, hers, "");
        var again = Lone.With(("time", "20:00"), ("location", "New Hall"), ("name", "Tuesday Owls"));
        Assert.Equal(0, (await Lists.ImportAsync(hub, Lists.Write(hub, again))).Exit);
        var (now, _) = await Lists.FindAsync(hub, "monday-owls");
        Assert.Equal(("Monday Owls", 18), (now.Title, now.StartsLocal.Hour));
        var venue = await hub.ReadAsync(db => db.Venues.SingleAsync(v => v.Id == now.VenueId));
        Assert.Equal(("Old Library", (Guid?)null), (venue.Name, venue.FeedId));
        Assert.Equal(0, (await Lists.ImportAsync(hub, Lists.Write(hub, Lists.Online))).Exit);
        Assert.Equal(MeetupState.Published, (await Lists.FindAsync(hub, "monday-owls")).Meetup.State);
    }

    [Theory, OnBothDatabases]
    public async Task A_steward_who_does_not_agree_changes_nothing_and_nobody_else_decides(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var (meetup, hers, his) = await ClaimedAsync(hub);
        var claim = await ClaimIdAsync(hub, hers);
        Assert.Equal(HttpStatusCode.Forbidden, (await his.Browser().GetAsync("/admin/claims")).Status);
        await AnswerAsync(hub, hers, "decline");
        Assert.False(await hub.ReadAsync(db => db.MeetupClaims.AnyAsync(c => c.PublicId == claim)));
        Assert.False(await hub.ReadAsync(db => db.Groups.AnyAsync()));
        Assert.Null((await Lists.FindAsync(hub, "monday-owls")).Meetup.GroupId);
    }

    [Theory, OnBothDatabases]
    public async Task Two_stewards_who_agree_at_once_make_one_group(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var (_, hers, his) = await ClaimedAsync(hub);
        var claiming = hub.Get<MeetupClaiming>();
        var steward = await Neighbour.JoinAsync(hub, n => n.Stewards());
        var ids = new[] { await ClaimIdAsync(hub, hers), await ClaimIdAsync(hub, his) };
        var done = await Task.WhenAll(
            ids.Select(id => Task.Run(() => claiming.AcceptAsync(steward.Person.Id, id, default)))
        );
        Assert.Single(done, agreed => agreed);
        Assert.Equal(1, await hub.ReadAsync(db => db.Groups.CountAsync()));
        Assert.Equal(1, await hub.ReadAsync(db => db.Memberships.CountAsync(m => m.Role == GroupRole.Host)));
    }

    [Theory, OnBothDatabases]
    public async Task A_meetup_that_never_came_from_a_list_is_nobodys_to_claim(ProviderKind kind)
    {
        var (hub, _) = await Looking.HubAsync(kind);
        var own = await new Sample(hub).MeetupAsync();
        var browser = (await Neighbour.JoinAsync(hub)).Browser();
        var page = await browser.GetAsync($"{own.SeriesPath}/claim");
        Assert.Contains("never came from a list", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Page.QuerySelector("main form"));
    }

    [Theory, OnBothDatabases]
    public async Task New_rows_of_a_list_are_left_to_the_people_who_took_its_group_over(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await Lists.ImportAsync(hub, Lists.Write(hub, Lists.Monday));
        var group = (await Lists.FindAsync(hub, "monday-owls")).Meetup.GroupId;
        await hub.WriteAsync(async db => (await db.Groups.SingleAsync()).Claim(hub.Clock.Now));
        var fresh = Lists.Monday.With(("slug", "friday-owls"), ("day", 5));
        var run = await Lists.ImportAsync(hub, Lists.Write(hub, Lists.Monday, fresh));
        Assert.Contains("kept by their own people", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, await hub.ReadAsync(db => db.Meetups.CountAsync(m => m.GroupId == group)));
        Assert.False(await hub.ReadAsync(db => db.FeedRows.AnyAsync(r => r.Slug == "friday-owls")));
    }

    private static async Task<(Meetup Meetup, Neighbour Hers, Neighbour His)> ClaimedAsync(TestHub hub)
    {
        await Lists.ImportAsync(hub, Lists.Write(hub, Lone));
        var (meetup, _) = await Lists.FindAsync(hub, "monday-owls");
        var (hers, his) = (await Neighbour.JoinAsync(hub), await Neighbour.JoinAsync(hub));
        foreach (var neighbour in new[] { hers, his })
        {
            var browser = neighbour.Browser();
            var form = await browser.GetAsync($"/meetups/series/{meetup.PublicId}/claim");
            Assert.Contains("value=\"Monday Owls\"", form.Body, StringComparison.Ordinal);
            var said = new Dictionary<string, string?>
            {
                ["group"] = "Owls of Mill Lane",
                ["name"] = "Sedge",
                ["why"] = "I open the door.",
            };
            Assert.Equal(HttpStatusCode.SeeOther, (await browser.SubmitAsync(form, said)).Status);
        }
        return (meetup, hers, his);
    }

    private static async Task AnswerAsync(TestHub hub, Neighbour asks, string handler)
    {
        var steward = (await Neighbour.JoinAsync(hub, n => n.Stewards())).Browser();
        var queue = await steward.GetAsync("/admin/claims");
        Assert.Contains("Owls of Mill Lane", queue.Text, StringComparison.Ordinal);
        var fields = new Dictionary<string, string?> { ["claim"] = await ClaimIdAsync(hub, asks) };
        var form = handler.Length == 0 ? "main form:not([action*=handler])" : $"main form[action*={handler}]";
        var sent = await steward.SubmitAsync(queue, fields, form);
        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
    }

    private static Task<string> ClaimIdAsync(TestHub hub, Neighbour asks) =>
        hub.ReadAsync(db =>
            db.MeetupClaims.Where(c => c.PersonId == asks.Person.Id).Select(c => c.PublicId).SingleAsync()
        );
}
