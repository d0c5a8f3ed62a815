using Kith.Data;
using Kith.Features.Meetups;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Kith.Tests.Features.Imports.Calendars.CalendarFiles;

namespace Kith.Tests.Features.Imports.Calendars;

public sealed class CalendarImportTests
{
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

    private static Task<List<Occurrence>> TimesAsync(TestHub hub, Meetup meetup) =>
        hub.ReadAsync(db =>
            db.Occurrences.AsNoTracking()
                .Where(o => o.MeetupId == meetup.Id)
                .OrderBy(o => o.OriginalLocal)
                .ToListAsync()
        );
}
