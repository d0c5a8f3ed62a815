using Kith.Time;
using NodaTime;
using NodaTime.Text;

namespace Kith.Tests.Time;

/// <summary>Series in a few words, and their occurrences as <c>2026-03-29T02:30:00 2026-03-29T01:30:00Z</c>.</summary>
internal static class Series
{
    private static readonly LocalDateTimePattern Local = LocalDateTimePattern.GeneralIso;

    public static readonly LocalDateTime Begin = LocalDate.MinIsoValue.AtMidnight();

    public static readonly LocalDateTime End = LocalDateTime.MaxIsoValue;

    public static LocalDateTime At(string text) => Local.Parse(text.Length == 10 ? text + "T00:00:00" : text).Value;

    public static Recurrence Of(string rule, string start, string zone = "UTC") =>
        new(At(start), DateTimeZoneProviders.Tzdb[zone]) { Rules = [RecurrenceRule.Parse(rule)] };

    public static IEnumerable<string> All(this Recurrence recurrence) => recurrence.Between(Begin, End).Select(Shown);

    public static IEnumerable<string> From(this Recurrence recurrence, string from, string to) =>
        recurrence.Between(At(from), At(to)).Select(Shown);

    public static IEnumerable<string> Locals(this IEnumerable<string> shown) =>
        shown.Select(line => line.Split(' ')[0]);

    private static string Shown(Occurrence at) =>
        $"{Local.Format(at.Local)} {InstantPattern.General.Format(at.Instant)}";
}
