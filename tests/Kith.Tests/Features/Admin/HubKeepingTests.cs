using System.Net;
using Kith.Data;
using Kith.Features.Admin;
using Kith.Features.Groups;
using Kith.Features.HelpNow;
using Kith.Tests.Support;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Admin;

/// <summary>Stewards change the hub, and everything that hangs on it changes with it.</summary>
public sealed class HubKeepingTests
{
    [Theory, OnBothDatabases]
    public async Task A_hub_that_moves_counts_its_meetups_by_its_new_clock(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var meetup = await new Sample(hub).MeetupAsync();
        var browser = (await Neighbour.JoinAsync(hub, n => n.Stewards())).Browser();
        var sent = await browser.SubmitAsync(
            await browser.GetAsync("/admin/hub"),
            Fields(
                ("name", "Hill Kith"),
                ("country", "US"),
                ("zone", "America/New_York"),
                ("leave", "https://example.org/")
            )
        );
        Assert.Equal("/admin", sent.Location);
        Assert.Equal(("Hill Kith", "US"), (hub.Get<CurrentHub>().Facts.Name, hub.Get<CurrentHub>().Facts.Country));
        var time = await hub.ReadAsync(db => db.Occurrences.SingleAsync(o => o.Id == meetup.First.Id));
        Assert.Equal((13 * 60) + 30, time.HubMinute);
        Assert.Contains("Hill Kith", (await browser.GetAsync("/admin/log")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Leaving_this_page_never_leads_into_a_script(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var browser = (await Neighbour.JoinAsync(hub, n => n.Stewards())).Browser();
        var page = await browser.GetAsync("/admin/hub");
        var sent = await browser.SubmitAsync(page, Fields(("leave", "javascript:alert(1)")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.Status);
    }

    [Theory, OnBothDatabases]
    public async Task Two_names_for_one_part_of_town_become_one_however_many_merge_them_at_once(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var (sample, steward) = (new Sample(hub), await Neighbour.JoinAsync(hub, n => n.Stewards()));
        var (from, into) = (await sample.NeighbourhoodAsync("Oldtown"), await sample.NeighbourhoodAsync("Old Town"));
        var group = await sample.GroupAsync(more: g => g.In(from.Id));
        var planned = await sample.MeetupAsync(venue: await sample.VenueAsync(neighbourhood: from), group: group);
        var keeping = hub.Get<HubKeeping>();
        var merged = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => keeping.MergeAsync(steward.Person.Id, from.Slug, into.Slug, default))
        );
        Assert.Single(merged, done => done);
        Assert.Equal(
            into.Id,
            await hub.ReadAsync(db =>
                db.Groups.Where(g => g.Id == group.Id).Select(g => g.NeighbourhoodId).SingleAsync()
            )
        );
        var area = await hub.ReadAsync(db =>
            db.Occurrences.Where(o => o.Id == planned.First.Id).Select(o => o.ShownArea).SingleAsync()
        );
        Assert.Equal("Old Town", area);
    }

    [Theory, OnBothDatabases]
    public async Task A_checked_help_line_says_when_and_the_corrected_number_stands_at_once(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var browser = (await Neighbour.JoinAsync(hub, n => n.Stewards())).Browser();
        var page = await browser.GetAsync("/admin/help-lines/gb-samaritans");
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await browser.SubmitAsync(page, Fields(("Form.Hours", "sometimes")))).Status
        );
        await browser.SubmitAsync(page, Fields(("Form.Call", "116 124")));
        var line = hub.Get<HelpLines>().For("GB")!.Lines.Single(l => l.Id == "gb-samaritans");
        Assert.Equal(("116 124", DateOnly.FromDateTime(hub.Clock.Now)), (line.Call, line.Verified));
        Assert.Contains(
            "corrected the help line Samaritans",
            (await browser.GetAsync("/admin/log")).Text,
            StringComparison.Ordinal
        );
    }

    [Theory, OnBothDatabases]
    public async Task Stewards_see_which_groups_need_a_hand_and_nothing_inside_a_hidden_one(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var sample = new Sample(hub);
        var (well, quiet) = (await sample.GroupAsync("Well"), await sample.GroupAsync("Quiet", GroupVisibility.Hidden));
        await Neighbour.JoinAsync(hub, n => n.In(well, GroupRole.Host));
        var hidden = await Neighbour.JoinAsync(hub, n => n.In(quiet, name: "Sorrel"));
        await sample.MeetupAsync(group: well);
        var browser = (await Neighbour.JoinAsync(hub, n => n.Stewards())).Browser();
        var text = (await browser.GetAsync("/admin/groups")).Text;
        Assert.Contains("Quiet no host quiet for long 1 member", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Well", text, StringComparison.Ordinal);
        foreach (var path in new[] { "/admin/groups?all=true", "/admin/members" })
            Assert.DoesNotContain("Sorrel", (await browser.GetAsync(path)).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/groups/{quiet.Slug}")).Status);
        Assert.Contains(hidden.Alias, (await browser.GetAsync("/admin/members")).Text, StringComparison.Ordinal);
    }

    private static Dictionary<string, string?> Fields(params (string Name, string? Value)[] fields) =>
        fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
}
