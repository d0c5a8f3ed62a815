using System.Net;
using Kith.Data;
using Kith.Features.Coming;
using Kith.Features.Meetups;
using Kith.Tests.Features.Coming;
using Kith.Tests.Support;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Hosting;

/// <summary>A series changes under people who said they come: they keep their place, and nothing happens unseen.</summary>
public sealed class SeriesChangeTests
{
    [Theory, OnBothDatabases]
    public async Task Another_weekday_moves_everybody_with_it_after_a_look(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var series = await PlannedSeries.AtAsync(hub, ("Capacity", "5"));
        var amara = await hub.ComesAsync(await series.PlannedAsync(), "Amara", 2);
        var before = await series.TimesAsync();
        var asked = await series.Browser.GetAsync($"{series.Path}/edit");
        var wednesday = new Dictionary<string, string?> { ["Form.Day"] = "2026-11-25" };
        var preview = await series.Browser.SubmitAsync(asked, wednesday);
        Assert.Contains("2 people have said", preview.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Amara", preview.Body, StringComparison.Ordinal);
        Assert.Equal(before[0].StartsAt, (await series.TimesAsync())[0].StartsAt);
        var silent = await series.Browser.SubmitAsync(preview, new Dictionary<string, string?> { ["reason"] = " " });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.Status);
        var saved = await series.Browser.SubmitAsync(
            silent,
            new Dictionary<string, string?> { ["reason"] = "The choir needs the hall" }
        );
        Assert.Equal(HttpStatusCode.SeeOther, saved.Status);
        var after = await series.TimesAsync();
        Assert.Equal(before.Select(t => t.PublicId), after.Take(before.Count).Select(t => t.PublicId));
        Assert.All(after, t => Assert.Equal(DayOfWeek.Wednesday, t.StartsLocal.DayOfWeek));
        Assert.Equal((2, OccurrenceState.Planned), (after[0].Taken, after[0].State));
        amara = await amara.LookAsync();
        Assert.Contains("25 November", amara.Page.Text, StringComparison.Ordinal);
        Assert.Contains("The choir needs the hall", amara.Page.Text, StringComparison.Ordinal);
        Assert.Equal("going", amara.State);
        Assert.Equal(1, (await series.NowAsync()).Sequence);
    }

    [Theory, OnBothDatabases]
    public async Task A_day_that_falls_away_while_somebody_comes_is_cancelled_and_says_why(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var series = await PlannedSeries.AtAsync(hub);
        var second = await series.PlannedAsync(1);
        var amara = await hub.ComesAsync(second, "Amara");
        await series.ChangeAsync("edit", "Every other week is enough", ("Rhythm", "Fortnightly"));
        var time = await hub.ReadAsync(db => db.Occurrences.SingleAsync(o => o.Id == second.First.Id));
        Assert.Equal((OccurrenceState.Cancelled, "Every other week is enough"), (time.State, time.Reason));
        Assert.Contains("Every other week", (await amara.LookAsync()).Page.Text, StringComparison.Ordinal);
        Assert.Single(await hub.RsvpsAsync(second));
        var times = await series.TimesAsync();
        Assert.Equal(new DateTime(2026, 12, 10, 18, 30, 0), times[2].StartsLocal);
        var third = await hub.ReadAsync(db =>
            db.Occurrences.SingleAsync(o =>
                o.MeetupId == second.Meetup.Id && o.OriginalLocal == new DateTime(2026, 12, 17, 18, 30, 0)
            )
        );
        Assert.Equal(OccurrenceState.Dropped, third.State);
    }

    [Theory, OnBothDatabases]
    public async Task This_and_following_become_a_series_of_their_own_with_the_same_lists(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var series = await PlannedSeries.AtAsync(hub, ("Ending", "AfterTimes"), ("Times", "5"));
        var third = await series.PlannedAsync(2);
        var amara = await hub.ComesAsync(third, "Amara");
        var bo = await hub.ComesAsync(await series.PlannedAsync(), "Bo");
        var saved = await series.ChangeAsync($"{third.First.PublicId}/following", "Winter", ("Start", "17:00"));
        Assert.Equal(HttpStatusCode.SeeOther, saved.Status);
        var rest = series with { Id = saved.Location.Split('/')[2] };
        Assert.NotEqual(series.Id, rest.Id);
        var (before, after) = (await series.TimesAsync(), await rest.TimesAsync());
        Assert.Equal((2, 3), (before.Count, after.Count));
        Assert.All(before, t => Assert.Equal(18, t.StartsLocal.Hour));
        Assert.All(after, t => Assert.Equal(17, t.StartsLocal.Hour));
        Assert.Equal(third.First.PublicId, after[0].PublicId);
        var (old, next) = (await series.NowAsync(), await rest.NowAsync());
        Assert.Contains("UNTIL=20261210T182959Z", old.Rule, StringComparison.Ordinal);
        Assert.Equal("FREQ=WEEKLY;COUNT=3", next.Rule);
        Assert.True(old.Sequence > 0 && next.Sequence > old.Sequence);
        var rsvp = (await hub.RsvpsAsync(third)).Single();
        Assert.Equal((next.Id, RsvpState.Going), (rsvp.MeetupId, rsvp.State));
        Assert.Contains("17:00", (await amara.LookAsync()).Page.Text, StringComparison.Ordinal);
        Assert.Contains("18:30", (await bo.LookAsync()).Page.Text, StringComparison.Ordinal);
        Assert.Contains(
            "Amara",
            (await rest.Browser.GetAsync($"{rest.Path}/{after[0].PublicId}")).Text,
            StringComparison.Ordinal
        );
        var (one, two) = (await IcsAsync(hub, series), await IcsAsync(hub, rest));
        Assert.Contains($"UID:{series.Id}@", one, StringComparison.Ordinal);
        Assert.Contains($"UID:{rest.Id}@", two, StringComparison.Ordinal);
        Assert.Contains("UNTIL=", one, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task What_has_begun_stays_when_the_series_changes(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var series = await PlannedSeries.AtAsync(hub);
        var first = (await series.TimesAsync())[0];
        hub.Clock.Move(first.StartsAt.AddMinutes(10) - hub.Clock.Now);
        var saved = await series.ChangeAsync("edit", reason: null, ("Day", "2026-12-01"), ("Title", "Owls on Tuesday"));
        Assert.Equal(HttpStatusCode.SeeOther, saved.Status);
        var times = await series.TimesAsync();
        Assert.Equal((first.Id, OccurrenceState.Planned), (times[0].Id, times[0].State));
        Assert.Equal(new DateTime(2026, 12, 1, 18, 30, 0), times[1].StartsLocal);
    }

    [Theory, OnBothDatabases]
    public async Task Changed_back_again_it_is_as_it_was(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var series = await PlannedSeries.AtAsync(hub);
        var before = await series.TimesAsync();
        await hub.ComesAsync(await series.PlannedAsync(), "Amara");
        foreach (
            var (day, rhythm) in new[]
            {
                ("2026-11-26", "Fortnightly"),
                ("2026-11-25", "Weekly"),
                ("2026-11-26", "Weekly"),
            }
        )
            await series.ChangeAsync("edit", "We try it", ("Day", day), ("Rhythm", rhythm));
        var after = await series.TimesAsync();
        Assert.Equal(before.Select(t => t.StartsAt), after.Select(t => t.StartsAt));
        Assert.Equal((before[0].Id, 1), (after[0].Id, after[0].Taken));
    }

    [Theory, OnBothDatabases]
    public async Task A_host_link_changes_all_days_but_does_not_cut_the_series(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var host = await Host.AtAsync(hub, times: 3);
        var page = await host.Browser.GetAsync($"{host.Path}/following");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var edit = await host.Browser.GetAsync($"/hosting/{host.Key}/edit");
        var token = edit.Page.QuerySelector("main [name=token]")!.GetAttribute("value")!;
        var forced = await host.Browser.PostAsync($"{host.Path}/following", [KeyValuePair.Create("token", token)]);
        Assert.Equal(HttpStatusCode.Forbidden, forced.Status);
        var saved = await host.Browser.SubmitAsync(
            edit,
            new Dictionary<string, string?> { ["Form.Title"] = "New name", ["Form.Venue"] = "Mill Lane Hall" }
        );
        Assert.Equal($"/hosting/{host.Key}", saved.Location);
        Assert.Equal("New name", (await host.NowAsync()).Title);
    }

    [Theory, OnBothDatabases]
    public async Task People_who_come_while_the_series_moves_are_on_a_list_all_the_same(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var series = await PlannedSeries.AtAsync(hub, ("Capacity", "3"));
        var planned = await series.PlannedAsync();
        var coming = Enumerable.Range(0, 5).Select(n => hub.ComesAsync(planned, $"Guest {n}"));
        var change = series.ChangeAsync("edit", "Paint", ("Day", "2026-11-25"));
        await Task.WhenAll([.. coming, change]);
        await hub.AssertSoundAsync(planned);
        Assert.Equal(5, (await hub.RsvpsAsync(planned)).Count);
    }

    private static async Task<string> IcsAsync(TestHub hub, PlannedSeries series) =>
        (await hub.Browser().GetAsync($"/meetups/series/{series.Id}.ics")).Body.Replace(
            "\r\n ",
            "",
            StringComparison.Ordinal
        );
}
