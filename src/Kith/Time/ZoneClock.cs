using NodaTime;
using NodaTime.TimeZones;

namespace Kith.Time;

/// <summary>
/// Places wall times, given in ascending order, in a zone. It remembers the stretch between two clock changes it is in, so that
/// most times cost one addition. Not for use by two threads.
/// </summary>
internal sealed class ZoneClock(DateTimeZone zone)
{
    private const int UnixEpochDay = 719_162;

    private long _steadyFrom = 1;
    private long _steadyTo;
    private ZoneInterval? _interval;

    /// <summary>The wall time of a day number and a second of that day.</summary>
    public static LocalDateTime WallAt(int day, int second)
    {
        var date = DateOnly.FromDayNumber(day);
        return new LocalDateTime(date.Year, date.Month, date.Day, second / 3600, second / 60 % 60, second % 60);
    }

    /// <summary>Whether each wall time of that day is a moment of its own: no clock is turned that day, or by so much that it reaches into it.</summary>
    public bool IsSteady(int day)
    {
        var midnight = (long)day * DayNumber.SecondsInDay;
        Find(midnight);
        return _steadyFrom <= midnight && midnight + DayNumber.SecondsInDay <= _steadyTo;
    }

    /// <summary>The occurrence at a wall time, and whether that wall time is skipped; null past the end of year 9999 in UTC.</summary>
    public (Occurrence At, bool Skipped)? Place(int day, int second)
    {
        var wall = WallAt(day, second);
        var seconds = ((long)day * DayNumber.SecondsInDay) + second;
        try
        {
            Find(seconds);
            return _steadyFrom <= seconds && seconds < _steadyTo
                ? (new Occurrence(wall, wall.WithOffset(_interval!.WallOffset).ToInstant()), false)
                : PlaceNearChange(wall);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private (Occurrence At, bool Skipped) PlaceNearChange(LocalDateTime wall)
    {
        var mapping = zone.MapLocal(wall);
        if (mapping.Count > 0)
            return (new Occurrence(wall, mapping.First().ToInstant()), false);
        var instant = wall.WithOffset(mapping.EarlyInterval.WallOffset).ToInstant();
        return (new Occurrence(instant.WithOffset(mapping.LateInterval.WallOffset).LocalDateTime, instant), true);
    }

    private void Find(long seconds)
    {
        if (_steadyFrom <= seconds && seconds < _steadyTo)
            return;
        var wall = WallAt((int)(seconds / DayNumber.SecondsInDay), (int)(seconds % DayNumber.SecondsInDay));
        _interval = zone.MapLocal(wall).LateInterval;
        _steadyFrom = _interval.HasStart ? Seconds(_interval.IsoLocalStart) + TurnedBy(_interval) : long.MinValue;
        _steadyTo = _interval.HasEnd ? Seconds(_interval.IsoLocalEnd) : long.MaxValue;
    }

    /// <summary>
    /// For that long after a change, a wall time happens for the second time, or a skipped one is shown as it.
    /// </summary>
    private int TurnedBy(ZoneInterval interval) =>
        Math.Abs(interval.WallOffset.Seconds - zone.GetUtcOffset(interval.Start - Duration.Epsilon).Seconds);

    private static long Seconds(LocalDateTime local) =>
        local.WithOffset(Offset.Zero).ToInstant().ToUnixTimeSeconds() + ((long)UnixEpochDay * DayNumber.SecondsInDay);
}
