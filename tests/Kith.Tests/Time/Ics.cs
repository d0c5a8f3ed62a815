using Kith.Time;
using NodaTime;

namespace Kith.Tests.Time;

/// <summary>Calendars in a few lines, and what they list.</summary>
internal static class Ics
{
    public static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];

    /// <summary>A calendar of events, each given by its lines without BEGIN and END.</summary>
    public static string Calendar(params string[] events) =>
        Whole([.. events.Select(lines => $"BEGIN:VEVENT\n{lines}\nEND:VEVENT")]);

    public static string Whole(params string[] parts) =>
        $"BEGIN:VCALENDAR\nVERSION:2.0\n{string.Join('\n', parts)}\nEND:VCALENDAR\n";

    public static IcsEvent Single(string lines) => Assert.Single(IcsReader.Read(Calendar(lines)).Events);

    public static IReadOnlyList<string> Listed(string calendar, string from = "2026-01-01", string to = "2026-12-31") =>
        [.. Listed(IcsReader.Read(calendar), from, to)];

    public static IEnumerable<string> Listed(IcsCalendar calendar, string from, string to, DateTimeZone? zone = null) =>
        CalendarListing
            .Of(calendar, Series.At(from).Date, Series.At(to).Date, zone ?? London)
            .Select(CalendarListing.Line);
}
