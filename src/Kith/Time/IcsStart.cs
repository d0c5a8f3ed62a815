using NodaTime;

namespace Kith.Time;

/// <summary>Where a written series begins.</summary>
internal static class IcsStart
{
    /// <summary>
    /// Most programs show DTSTART whether the rule produces it or not, and we do not: so a series is written to begin with the first
    /// occurrence of its rule, where that changes none of the others. Null when there is nothing to show.
    /// </summary>
    public static LocalDateTime? Of(Recurrence when)
    {
        var rules = when with { Dates = [], Except = new HashSet<Instant>(), ExceptDates = new HashSet<LocalDate>() };
        if (when.Rules.Count == 0)
            return when.Start;
        Occurrence? first = Beginning(rules).Select(at => (Occurrence?)at).FirstOrDefault();
        if (first is not { } begins)
            return when.Dates.Count == 0 ? null : when.Start;
        if (when.Rules.Count > 1 || begins.Instant == Zones.TryAt(when.Start, when.Zone))
            return when.Start;
        var moved = rules with { Start = begins.Local };
        return Beginning(moved).Take(5).SequenceEqual(Beginning(rules).Take(5)) ? begins.Local : when.Start;
    }

    private static IEnumerable<Occurrence> Beginning(Recurrence series) =>
        series.Between(series.Start, LocalDateTime.MaxIsoValue);
}
