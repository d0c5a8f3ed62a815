using System.Net;
using Kith.Data;
using Kith.Features.Meetups;
using Kith.Tests.Features.Coming;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Hosting;

/// <summary>Holidays and the end of a series: nothing vanishes silently.</summary>
public sealed class BreakTests
{
    [Theory, OnBothDatabases]
    public async Task Holidays_are_left_out_after_a_look_and_their_pages_say_why(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var series = await PlannedSeries.AtAsync(hub);
        var amara = await hub.ComesAsync(await series.PlannedAsync(4), "Amara", 2);
        var asked = await series.Browser.GetAsync($"{series.Path}/break");
        var days = new Dictionary<string, string?>
        {
            ["from"] = "2026-12-21",
            ["to"] = "2027-06-30",
            ["reason"] = "Winter holidays",
        };
        var preview = await series.Browser.SubmitAsync(asked, days);
        Assert.Contains("2 people have said", preview.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Winter holidays", (await amara.LookAsync()).Page.Text, StringComparison.Ordinal);
        var done = await series.Browser.SubmitAsync(preview, new Dictionary<string, string?>());
        Assert.Equal(HttpStatusCode.SeeOther, done.Status);
        Assert.Contains("Winter holidays", (await amara.LookAsync()).Page.Text, StringComparison.Ordinal);
        var times = await series.TimesAsync();
        static bool IsLeftOut(Occurrence time) => time.StartsLocal >= new DateTime(2026, 12, 21, 0, 0, 0);
        Assert.All(times, t => Assert.Equal(IsLeftOut(t), t.State == OccurrenceState.Cancelled));
        Assert.Contains(times, t => IsLeftOut(t));
        var meetup = await series.NowAsync();
        Assert.Contains("20270624T183000", meetup.LeftOutDates, StringComparison.Ordinal);
        Assert.DoesNotContain("20270701", meetup.LeftOutDates, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-12-21", "2026-12-20")]
    [InlineData("2026-12-21", "2030-01-01")]
    [InlineData("2026-11-27", "2026-11-28")]
    [InlineData("", "2026-11-28")]
    public async Task A_break_that_makes_no_sense_changes_nothing(string from, string to)
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var series = await PlannedSeries.AtAsync(hub);
        var asked = await series.Browser.GetAsync($"{series.Path}/break");
        var answer = await series.Browser.SubmitAsync(
            asked,
            new Dictionary<string, string?>
            {
                ["from"] = from,
                ["to"] = to,
                ["reason"] = "Rest",
            }
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.All(await series.TimesAsync(), t => Assert.Equal(OccurrenceState.Planned, t.State));
    }

    [Theory, OnBothDatabases]
    public async Task A_meetup_that_ends_tells_those_who_come_and_is_found_no_more(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        var series = await PlannedSeries.AtAsync(hub);
        var amara = await hub.ComesAsync(await series.PlannedAsync(), "Amara");
        var form = await series.Browser.GetAsync($"{series.Path}/end");
        var silent = await series.Browser.SubmitAsync(form, new Dictionary<string, string?>());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.Status);
        var why = new Dictionary<string, string?> { ["reason"] = "We are tired and thankful" };
        Assert.Equal(HttpStatusCode.SeeOther, (await series.Browser.SubmitAsync(form, why)).Status);
        Assert.Contains("tired and thankful", (await amara.LookAsync()).Page.Text, StringComparison.Ordinal);
        Assert.All(await series.TimesAsync(), t => Assert.False(t.Listed));
        Assert.Equal(HttpStatusCode.OK, (await hub.Browser().GetAsync($"/meetups/series/{series.Id}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await series.Browser.SubmitAsync(form, why)).Status);
    }
}
