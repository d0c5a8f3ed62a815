namespace Kith.Time;

/// <summary>
/// Times of a rule finer than a day with an INTERVAL: those of <paramref name="times"/> that lie in every so many hours,
/// minutes or seconds, counted on the wall clock from the start of the event.
/// </summary>
/// <param name="times">The times without the interval.</param>
/// <param name="unit">Seconds in the unit of the frequency.</param>
/// <param name="interval">Every how many units.</param>
/// <param name="startSecond">The start of the event, in seconds after day 0.</param>
internal sealed class SteppedTimes(DayTimes times, int unit, int interval, long startSecond) : DayTimes
{
    private readonly Dictionary<long, long> _counts = [];

    /// <summary>Whether any day can have a time: tried once through all the steps that differ, at most 86,400.</summary>
    public bool EverHappens
    {
        get
        {
            var inDay = DayNumber.SecondsInDay / unit;
            var at = startSecond / unit % inDay;
            for (var tried = 0; tried < inDay; tried++, at = (at + interval) % inDay)
                if (times.Next(0, (int)at * unit) is var found and >= 0 && found / unit == at)
                    return true;
            return false;
        }
    }

    /// <inheritdoc/>
    public override int Next(int day, int second)
    {
        var midnight = (long)day * DayNumber.SecondsInDay;
        while (OnStep(midnight + second) - midnight is var onStep and < DayNumber.SecondsInDay)
        {
            var found = times.Next(day, (int)onStep);
            if (found < 0 || found / unit == onStep / unit)
                return found;
            second = found;
        }
        return -1;
    }

    /// <inheritdoc/>
    public override long Count(int day)
    {
        var phase = ((long)day * DayNumber.SecondsInDay) % ((long)unit * interval);
        if (!_counts.TryGetValue(phase, out var count))
            _counts[phase] = count = base.Count(day);
        return count;
    }

    /// <summary>The same moment when its unit is on the interval, else the start of the next unit that is.</summary>
    private long OnStep(long second)
    {
        var units = (second / unit) - (startSecond / unit);
        var off = units % interval;
        if (off == 0)
            return second;
        return ((second / unit) + (off > 0 ? interval - off : -off)) * unit;
    }
}
