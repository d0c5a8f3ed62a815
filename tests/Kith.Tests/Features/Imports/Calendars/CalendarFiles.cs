using Kith.Features.Imports;
using Kith.Features.Meetups;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Imports.Calendars;

/// <summary>Calendar files as a program would publish them, and what became of them.</summary>
internal static class CalendarFiles
{
    internal const string Owls = """
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

    internal static Task<CommandRun> ImportAsync(TestHub hub, string file, params string[] options) =>
        CommandRun.OnAsync(hub, ["import", "calendar", file, .. options]);

    internal static string Write(TestHub hub, params string[] events)
    {
        var file = Path.Combine(hub.Folder.FullName, "calendar.ics");
        File.WriteAllText(
            file,
            $"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//\n{string.Join('\n', events)}\nEND:VCALENDAR\n"
        );
        return file;
    }

    internal static Task<(Meetup Meetup, FeedRow Row)> FindAsync(TestHub hub, string uid) =>
        hub.ReadAsync(async db =>
        {
            var row = await db.FeedRows.AsNoTracking().SingleAsync(r => r.Slug == uid);
            return (await db.Meetups.AsNoTracking().SingleAsync(m => m.Id == row.MeetupId), row);
        });
}
