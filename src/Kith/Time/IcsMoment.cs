using System.Runtime.InteropServices;
using NodaTime;

namespace Kith.Time;

/// <summary>A date or time as a calendar gives it.</summary>
/// <param name="Value">The date at midnight, the wall time, or the time in UTC.</param>
/// <param name="Kind">Which of the three it is.</param>
/// <param name="Zone">The zone of a wall time; null when the calendar leaves that to the reader (floating).</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct IcsMoment(LocalDateTime Value, RuleEndKind Kind, DateTimeZone? Zone)
{
    /// <summary>True for a date without a time of day.</summary>
    public bool IsDate => Kind == RuleEndKind.Date;

    /// <summary>The zone whose wall clock it is written in; <paramref name="floating"/> for dates and floating times.</summary>
    public DateTimeZone ZoneOr(DateTimeZone floating) => Kind == RuleEndKind.Utc ? DateTimeZone.Utc : Zone ?? floating;

    /// <summary>The moment itself; a date is its midnight. In the last hours of the year 9999, the last moment there is.</summary>
    public Instant At(DateTimeZone floating) => Zones.TryAt(Value, ZoneOr(floating)) ?? Instant.MaxValue;

    /// <summary>The wall time at this moment in another zone. Dates and floating times are the same everywhere.</summary>
    public LocalDateTime WallIn(DateTimeZone zone)
    {
        if (Kind != RuleEndKind.Utc && (Zone is null || Zone.Id == zone.Id))
            return Value;
        return Value.Year == 9999 && Value.DayOfYear == 365 ? Value : At(zone).InZone(zone).LocalDateTime;
    }
}
