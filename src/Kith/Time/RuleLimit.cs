using NodaTime;

namespace Kith.Time;

/// <summary>Where UNTIL ends a rule.</summary>
internal sealed class RuleLimit(RuleEnd? end, bool wholeDay)
{
    private readonly int _endDay = end is { } e ? DayNumber.Of(e.Value.Year, e.Value.Month, e.Value.Day) : 0;

    private readonly Instant _instant = end is { Kind: RuleEndKind.Utc } utc
        ? utc.Value.WithOffset(Offset.Zero).ToInstant()
        : Instant.MaxValue;

    /// <summary>No later day (number) can have an occurrence. A moment in UTC may be tomorrow in the zone.</summary>
    public int LastDay =>
        end?.Kind switch
        {
            null => DayNumber.Last,
            RuleEndKind.Utc => Math.Min(DayNumber.Last, _endDay + 2),
            _ => _endDay,
        };

    /// <summary>
    /// Whether a wall time, which is the given instant, still belongs. An all-day event that ends in UTC (which RFC 5545 forbids and
    /// programs write) belongs when its date does, read in UTC or in the zone.
    /// </summary>
    public bool Allows(int day, int second, Instant instant) =>
        end?.Kind switch
        {
            null => true,
            RuleEndKind.Date => day <= _endDay,
            RuleEndKind.Local => ZoneClock.WallAt(day, second) <= end.Value.Value,
            _ => instant <= _instant || (wholeDay && day <= _endDay),
        };
}
