using System.Net;
using Kith.Data;
using Kith.Features.Groups;
using Kith.Features.Meetups;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Hosting;

/// <summary>Hosts plan meetups for their group by a form.</summary>
public sealed class PlanTests
{
    [Theory, OnBothDatabases]
    public async Task A_host_plans_a_weekly_series_and_neighbours_find_it(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var series = await PlannedSeries.AtAsync(
            hub,
            ("Description", "We sit\r\nand listen, quillberry."),
            ("Capacity", "7"),
            ("Access", "StepFree")
        );
        var (meetup, times) = (await series.NowAsync(), await series.TimesAsync());
        Assert.Equal(
            ("FREQ=WEEKLY", "Europe/London", "Teasel of the Owls"),
            (meetup.Rule, meetup.Zone, meetup.HostAlias)
        );
        Assert.Equal(new DateTime(2026, 11, 26, 18, 30, 0), times[0].StartsLocal);
        Assert.Equal((7, series.Group.Id, true), (times[0].Capacity, times[0].GroupId, times[0].Listed));
        Assert.Equal(Kith.Features.Places.Access.StepFree, times[0].Access);
        var found = await hub.Browser().GetAsync("/find?q=quillberry");
        Assert.Contains("Owls by the fire", found.Text, StringComparison.Ordinal);
        var page = await hub.Browser().GetAsync($"/meetups/series/{series.Id}");
        Assert.Contains("Every Thursday at 18:30", page.Text, StringComparison.Ordinal);
        var list = await series.Browser.GetAsync($"/groups/{series.Group.Slug}/meetups");
        Assert.Contains("Owls by the fire", list.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Half_past_six_stays_half_past_six_when_the_clocks_change(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        hub.Clock.Move(new DateTime(2027, 3, 1, 12, 0, 0, DateTimeKind.Utc) - hub.Clock.Now);
        await AcrossAsync(hub, "2027-03-25", before: 18, after: 17);
        hub.Clock.Move(new DateTime(2027, 10, 1, 12, 0, 0, DateTimeKind.Utc) - hub.Clock.Now);
        await AcrossAsync(hub, "2027-10-28", before: 17, after: 18);
    }

    [Theory]
    [InlineData("Once", "2026-11-26", null)]
    [InlineData("Fortnightly", "2026-11-26", "FREQ=WEEKLY;INTERVAL=2")]
    [InlineData("MonthlyByWeekday", "2026-12-08", "FREQ=MONTHLY;BYDAY=2TU")]
    [InlineData("MonthlyByWeekday", "2026-12-31", "FREQ=MONTHLY;BYDAY=-1TH")]
    [InlineData("MonthlyByDate", "2026-12-15", "FREQ=MONTHLY;BYMONTHDAY=15")]
    [InlineData("MonthlyByDate", "2026-12-31", "FREQ=MONTHLY;BYMONTHDAY=-1")]
    public async Task Plain_choices_become_a_rule_and_the_form_shows_them_again(string rhythm, string day, string? rule)
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var series = await PlannedSeries.AtAsync(hub, ("Rhythm", rhythm), ("Day", day));
        Assert.Equal(rule, (await series.NowAsync()).Rule);
        var form = await series.Browser.GetAsync($"{series.Path}/edit");
        Assert.Equal(rhythm, form.Page.QuerySelector("[name='Form.Rhythm'][checked]")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("OnDay", "Until", "2026-12-10", 3)]
    [InlineData("AfterTimes", "Times", "4", 4)]
    public async Task A_series_that_stops_has_so_many_times(string ending, string field, string value, int times)
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var series = await PlannedSeries.AtAsync(hub, ("Ending", ending), (field, value));
        Assert.Equal(times, (await series.TimesAsync()).Count);
        var form = await series.Browser.GetAsync($"{series.Path}/edit");
        Assert.Equal(value, form.Page.QuerySelector($"[name='Form.{field}']")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("Title", "")]
    [InlineData("Title", "nul\0")]
    [InlineData("Day", "2020-01-01")]
    [InlineData("Day", "soon")]
    [InlineData("Start", "25:00")]
    [InlineData("Minutes", "-3")]
    [InlineData("Rhythm", "Daily")]
    [InlineData("Rhythm", "99")]
    [InlineData("Kind", "party")]
    [InlineData("Mode", "7")]
    [InlineData("Capacity", "0")]
    [InlineData("Venue", " ")]
    [InlineData("Place", "somebody-elses")]
    [InlineData("Precision", "7")]
    [InlineData("Languages", "<b>")]
    [InlineData("Access", "Parking")]
    public async Task A_form_that_makes_no_sense_plans_nothing_and_keeps_what_was_typed(string field, string value)
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var group = await new Sample(hub).GroupAsync();
        var host = (await Neighbour.JoinAsync(hub, n => n.In(group, GroupRole.Host))).Browser();
        var again = await PlannedSeries.SendAsync(host, group, (field, value));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.NotNull(again.Page.QuerySelector(".errors"));
        Assert.Contains("Mill Lane", again.Body, StringComparison.Ordinal);
        Assert.False(await hub.ReadAsync(db => db.Meetups.AnyAsync(m => m.GroupId == group.Id)));
    }

    [Theory, OnBothDatabases]
    public async Task A_draft_is_seen_by_hosts_alone_until_it_is_published(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var series = await PlannedSeries.AtAsync(hub, ("IsDraft", "true"));
        var page = $"/meetups/series/{series.Id}";
        var member = (await Neighbour.JoinAsync(hub, n => n.In(series.Group))).Browser();
        Assert.Equal(HttpStatusCode.NotFound, (await hub.Browser().GetAsync(page)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync(page)).Status);
        Assert.Equal(HttpStatusCode.OK, (await series.Browser.GetAsync(page)).Status);
        await series.ChangeAsync("edit", reason: null, ("IsDraft", null));
        Assert.Equal(HttpStatusCode.OK, (await hub.Browser().GetAsync(page)).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Another_groups_hidden_place_is_neither_offered_nor_taken(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var other = await PlannedSeries.AtAsync(hub, ("Venue", "Rose Cottage"), ("Precision", "ToldByHost"));
        var theirs = (await other.Browser.GetAsync($"{other.Path}/edit"))
            .Page.QuerySelector("[name='Form.Place'][checked]")!
            .GetAttribute("value");
        var mine = await PlannedSeries.AtAsync(hub);
        var form = await mine.Browser.GetAsync($"/groups/{mine.Group.Slug}/meetups/new");
        Assert.DoesNotContain("Rose Cottage", form.Body, StringComparison.Ordinal);
        var taken = await mine.ChangeAsync("edit", "Paint", ("Place", theirs));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, taken.Status);
    }

    private static async Task AcrossAsync(TestHub hub, string first, int before, int after)
    {
        var series = await PlannedSeries.AtAsync(hub, ("Day", first));
        var times = await series.TimesAsync();
        Assert.All(times, t => Assert.Equal(new TimeSpan(18, 30, 0), t.StartsLocal.TimeOfDay));
        Assert.Equal((before, after), (times[0].StartsAt.Hour, times[1].StartsAt.Hour));
        var moved = await series.ChangeAsync("edit", reason: null, ("Start", "19:15"));
        Assert.Equal(HttpStatusCode.SeeOther, moved.Status);
        Assert.All(await series.TimesAsync(), t => Assert.Equal(new TimeSpan(19, 15, 0), t.StartsLocal.TimeOfDay));
    }
}
