using NodaTime;
using NodaTime.TimeZones;

namespace Kith.Time;

/// <summary>A STANDARD or DAYLIGHT part of a zone: clock changes of one kind.</summary>
/// <param name="Daylight">Whether summer time begins with it.</param>
/// <param name="Name">What the time is called, such as BST.</param>
/// <param name="From">The offset before, in which <paramref name="Begins"/> is written.</param>
/// <param name="To">The offset after.</param>
/// <param name="Begins">When it begins; with a rule only the first time.</param>
/// <param name="Rule">The yearly rule that all later changes follow, or null.</param>
internal sealed record IcsZonePart(
    bool Daylight,
    string Name,
    Offset From,
    Offset To,
    IReadOnlyList<LocalDateTime> Begins,
    string? Rule
)
{
    /// <summary>The calendar of a weekday in a month repeats after 28 years; a pattern that holds so long is one.</summary>
    private const int YearsToProve = 28;

    /// <summary>The parts that describe a zone in some years; those that follow a pattern also describe all later ones.</summary>
    public static IEnumerable<IcsZonePart> Of(DateTimeZone zone, int fromYear, int toYear)
    {
        var from = Instant.FromUtc(Math.Max(1, fromYear), 1, 1, 0, 0);
        var to = Instant.FromUtc(Math.Min(9999, toYear + YearsToProve), 12, 31, 0, 0);
        var changes = zone.GetZoneIntervals(from, to)
            .Select(interval => (Kind: KindOf(zone, interval), Begins: BeginOf(zone, interval)))
            .GroupBy(change => change.Kind, change => change.Begins);
        return changes.SelectMany(same => Split(same.Key, [.. same], toYear));
    }

    private static IEnumerable<IcsZonePart> Split(IcsZonePart kind, List<LocalDateTime> begins, int toYear)
    {
        var pattern = IcsYearly.OfLast(begins);
        var listed = begins.Take(begins.Count - pattern.Years).Where((at, i) => i == 0 || at.Year <= toYear).ToList();
        if (listed.Count > 0)
            yield return kind with
            {
                Begins = listed,
            };
        if (pattern.Years > 0)
            yield return kind with
            {
                Begins = [begins[^pattern.Years]],
                Rule = pattern.Rule,
            };
    }

    private static IcsZonePart KindOf(DateTimeZone zone, ZoneInterval interval)
    {
        var before = Before(zone, interval);
        // In Ireland summer is the standard and winter the exception; programs expect it the other way round.
        var daylight =
            interval.Savings > Offset.Zero || (interval.Savings == Offset.Zero && before.Savings < Offset.Zero);
        return new IcsZonePart(daylight, interval.Name, before.WallOffset, interval.WallOffset, None, null);
    }

    private static LocalDateTime BeginOf(DateTimeZone zone, ZoneInterval interval) =>
        interval.HasStart && interval.Start >= Instant.FromUtc(1601, 1, 1, 0, 0)
            ? interval.Start.WithOffset(Before(zone, interval).WallOffset).LocalDateTime
            : new LocalDateTime(1601, 1, 1, 0, 0);

    private static ZoneInterval Before(DateTimeZone zone, ZoneInterval interval) =>
        interval.HasStart ? zone.GetZoneInterval(interval.Start - Duration.Epsilon) : interval;

    private static readonly IReadOnlyList<LocalDateTime> None = [];
}
