using Kith.Data;
using Kith.Features.Meetups;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Kith.Tests.Features.Imports.Calendars.CalendarFiles;

namespace Kith.Tests.Features.Imports.Calendars;

/// <summary>What a calendar does not give, and what is only looked at.</summary>
public sealed class CalendarRefusalsTests
{
    [Fact]
    public async Task What_is_over_or_has_no_title_is_named_in_the_report()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var over = Owls.Replace("owls@", "over@").Replace("BYDAY=MO", "BYDAY=MO;COUNT=3");
        var nameless = Owls.Replace("SUMMARY:Night Owls\n", "");

        var run = await ImportAsync(hub, Write(hub, over, nameless), "--strict");

        Assert.Equal((1, "imported 0, updated 0, unchanged 0, gone 0, refused 1, left out 1\n"), (run.Exit, run.Out));
        Assert.Contains("it has no title", run.Error);
    }

    [Theory]
    [InlineData("[1, 2]")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:x")]
    [InlineData("")]
    public async Task What_is_no_calendar_changes_nothing(string text)
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var file = Write(hub, Owls);
        await ImportAsync(hub, file);
        await File.WriteAllTextAsync(file, text);

        var run = await ImportAsync(hub, file);

        Assert.Equal((2, ""), (run.Exit, run.Out));
        Assert.Contains("Line ", run.Error);
        Assert.Equal(MeetupState.Published, (await FindAsync(hub, "owls@example.org")).Meetup.State);
    }

    [Fact]
    public async Task A_dry_run_prints_each_time_in_its_zone_and_in_utc()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var file = Write(hub, Owls);

        var run = await ImportAsync(hub, file, "--dry-run", "--from", "2026-03-23", "--to", "2026-03-30");

        Assert.Equal(
            "2026-03-23T18:30:00\tEurope/London\t2026-03-23T18:30:00Z\tNight Owls\n"
                + "2026-03-30T18:30:00\tEurope/London\t2026-03-30T17:30:00Z\tNight Owls\n",
            run.Out
        );
        Assert.False(await hub.ReadAsync(db => db.Meetups.AnyAsync()));
        var wrong = await ImportAsync(hub, file, "--dry-run", "--from", "yesterday");
        Assert.Equal((2, ""), (wrong.Exit, wrong.Out));
    }

    [SharedDataTheory]
    [InlineData("ical/calendars/Recurrence")]
    [InlineData("ical/calendars/Serialization")]
    public async Task Every_real_calendar_is_read_or_refused(string folder)
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        foreach (var file in Directory.GetFiles(SharedData.Path(folder), "*.ics"))
        {
            var run = await ImportAsync(hub, file);
            Assert.True(run.Exit is 0 or 2, $"{file}: {run.Error}");
            Assert.DoesNotContain("Exception", run.Error);
        }
    }
}
