namespace Kith.Time;

/// <summary>The times of day at which a rule happens, in seconds after midnight.</summary>
internal abstract class DayTimes
{
    /// <summary>The first time at or after <paramref name="second"/> on that day, or -1.</summary>
    public abstract int Next(int day, int second);

    /// <summary>How many times there are on that day.</summary>
    public virtual long Count(int day)
    {
        var count = 0L;
        for (var second = Next(day, 0); second >= 0; second = Next(day, second + 1))
            count++;
        return count;
    }
}
