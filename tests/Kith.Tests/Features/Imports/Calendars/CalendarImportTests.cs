using Kith.Data;
using Kith.Features.Imports;
using Kith.Features.Meetups;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Imports.Calendars;

public sealed class CalendarImportTests
{
    private const string Owls = """
        BEGIN:VEVENT
        UID:owls@example.org
        DTSTAMP:20260101T000000Z
        DTSTART;TZID=Europe/London:20260105T183000
        DTEND;TZID=Europe/London:20260105T200000
        RRULE:FREQ=WEEKLY;BYDAY=MO
        EXDATE;TZID=Europe/London:20261207T183000
        SUMMARY:Night Owls
        LOCATION:Old Library\, 4 Mill Lane
        END:VEVENT
        """;

    private const string Moved = """
        BEGIN:VEVENT
        UID:owls@example.org
        RECURRENCE-ID;TZID=Europe/London:20261130T183000
        DTSTART;TZID=Europe/London:20261201T190000
        SUMMARY:Night Owls
        END:VEVENT
        """;

    private const string CalledOff = """
        BEGIN:VEVENT
        UID:owls@example.org
        RECURRENCE-ID;TZID=Europe/London:20261214T183000
        DTSTART;TZID=Europe/London:20261214T183000
        STATUS:CANCELLED
        SUMMARY:Night Owls
        END:VEVENT
        """;

    [Theory, OnBothDatabases]
    public async Task A_series_becomes_a_meetup_with_its_exceptions_and_changed_times(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);

        var run = await ImportAsync(hub, Write(hub, Owls, Moved, CalledOff));

        Assert.Equal((0, "imported 1, updated 0, unchanged 0, gone 0, refused 0\n"), (run.Exit, run.Out));
        var (meetup, row) = await FindAsync(hub, "owls@example.org");
        Assert.Equal(
            ("Night Owls", "Europe/London", 90, true),
            (meetup.Title, meetup.Zone, meetup.Minutes, meetup.JustTurnUp)
        );
        Assert.Equal("FREQ=WEEKLY;BYDAY=MO", meetup.Rule);
        Assert.StartsWith("BEGIN:VEVENT", row.Raw);
        var times = (await TimesAsync(hub, meetup)).ToDictionary(t => $"{t.OriginalLocal:MM-dd}");
        Assert.Equal((OccurrenceState.Planned, true), (times["11-23"].State, times["11-23"].Listed));
        Assert.Equal(
            (OccurrenceState.Moved, new DateTime(2026, 12, 1, 19, 0, 0)),
            (times["11-30"].State, times["11-30"].StartsAt)
        );
        Assert.False(times.ContainsKey("12-07"));
        Assert.Equal((OccurrenceState.Cancelled, false), (times["12-14"].State, times["12-14"].Listed));
        Assert.Contains("called off", times["12-14"].Reason);
        var venue = await hub.ReadAsync(db => db.Venues.SingleAsync());
        Assert.Equal(("Old Library", "4 Mill Lane"), (venue.Name, venue.Address));
    }

    [Theory, OnBothDatabases]
    public async Task A_second_run_changes_nothing_even_with_a_new_time_stamp(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, Write(hub, Owls, CalledOff));

        var run = await ImportAsync(hub, Write(hub, Owls.Replace("20260101T000000Z", "20261123T000000Z"), CalledOff));

        Assert.Equal("imported 0, updated 0, unchanged 1, gone 0, refused 0\n", run.Out);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_no_longer_changed_goes_ahead_and_links_stay(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, Write(hub, Owls, Moved, CalledOff));
        var before = (await TimesAsync(hub, (await FindAsync(hub, "owls@example.org")).Meetup)).ConvertAll(t =>
            t.PublicId
        );

        var run = await ImportAsync(hub, Write(hub, Owls.Replace("SUMMARY:Night Owls", "SUMMARY:Owls by night")));

        Assert.Equal("imported 0, updated 1, unchanged 0, gone 0, refused 0\n", run.Out);
        var (meetup, _) = await FindAsync(hub, "owls@example.org");
        var times = await TimesAsync(hub, meetup);
        Assert.Equal("Owls by night", meetup.Title);
        Assert.Equal(before.Order(), times.ConvertAll(t => t.PublicId).Order());
        Assert.All(times, t => Assert.True(t is { State: OccurrenceState.Planned, Listed: true, Reason: null }));
        Assert.All(times, t => Assert.Equal(t.StartsAt.AddMinutes(90), t.EndsAt));
    }

    [Theory, OnBothDatabases]
    public async Task What_disappeared_is_marked_and_what_is_called_off_ends(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var tea = Owls.Replace("owls@", "tea@");
        await ImportAsync(hub, Write(hub, Owls, tea));

        var run = await ImportAsync(hub, Write(hub, tea.Replace("SUMMARY", "STATUS:CANCELLED\nSUMMARY")));

        Assert.Equal("imported 0, updated 1, unchanged 0, gone 1, refused 0\n", run.Out);
        Assert.Equal(MeetupState.Paused, (await FindAsync(hub, "owls@example.org")).Meetup.State);
        var (ended, _) = await FindAsync(hub, "tea@example.org");
        Assert.Equal(MeetupState.Ended, ended.State);
        Assert.All(await TimesAsync(hub, ended), t => Assert.False(t.Listed));
    }

    [Theory, OnBothDatabases]
    public async Task What_a_meetup_cannot_keep_is_written_out_as_dates_and_said(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var two = Owls.Replace("BYDAY=MO\n", "BYDAY=MO;COUNT=60\nRRULE:FREQ=MONTHLY;BYMONTHDAY=1;COUNT=14\n");

        var run = await ImportAsync(hub, Write(hub, two));

        Assert.Contains("it has several rules: its next", run.Error);
        var (meetup, _) = await FindAsync(hub, "owls@example.org");
        Assert.Null(meetup.Rule);
        var starts = (await TimesAsync(hub, meetup)).ConvertAll(t => t.StartsLocal);
        Assert.Contains(new DateTime(2026, 11, 23, 18, 30, 0), starts);
        Assert.Contains(new DateTime(2026, 12, 1, 18, 30, 0), starts);
    }

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
        foreach (
            var file in Directory.GetFiles(Path.GetDirectoryName(SharedData.File("README.md"))! + "/" + folder, "*.ics")
        )
        {
            var run = await ImportAsync(hub, file);
            Assert.True(run.Exit is 0 or 2, $"{file}: {run.Error}");
            Assert.DoesNotContain("Exception", run.Error);
        }
    }

    private static Task<CommandRun> ImportAsync(TestHub hub, string file, params string[] options) =>
        CommandRun.OnAsync(hub, ["import", "calendar", file, .. options]);

    private static string Write(TestHub hub, params string[] events)
    {
        var file = Path.Combine(hub.Folder.FullName, "calendar.ics");
        File.WriteAllText(
            file,
            $"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//\n{string.Join('\n', events)}\nEND:VCALENDAR\n"
        );
        return file;
    }

    private static Task<(Meetup Meetup, FeedRow Row)> FindAsync(TestHub hub, string uid) =>
        hub.ReadAsync(async db =>
        {
            var row = await db.FeedRows.AsNoTracking().SingleAsync(r => r.Slug == uid);
            return (await db.Meetups.AsNoTracking().SingleAsync(m => m.Id == row.MeetupId), row);
        });

    private static Task<List<Occurrence>> TimesAsync(TestHub hub, Meetup meetup) =>
        hub.ReadAsync(db =>
            db.Occurrences.AsNoTracking()
                .Where(o => o.MeetupId == meetup.Id)
                .OrderBy(o => o.OriginalLocal)
                .ToListAsync()
        );
}
