using System.Numerics;

namespace Kith.Time;

/// <summary>Every combination of some hours, minutes and seconds, each a set of bits.</summary>
internal sealed class ClockTimes(ulong hours, ulong minutes, ulong seconds) : DayTimes
{
    /// <summary>All of them, for a part of the clock that a rule leaves free.</summary>
    public static ulong All(int length) => (1ul << length) - 1;

    /// <summary>The bits of a list; second 60 counts as 59 (RFC 5545 §3.3.12).</summary>
    public static ulong Bits(IEnumerable<int> values) =>
        values.Aggregate(0ul, (bits, n) => bits | (1ul << Math.Min(n, 59)));

    /// <inheritdoc/>
    public override int Next(int day, int second)
    {
        if (second >= DayNumber.SecondsInDay)
            return -1;
        var (h, m, s) = (second / 3600, second / 60 % 60, second % 60);
        if (NextBit(hours, h) is var hour && hour != h)
            return hour < 0 ? -1 : At(hour, NextBit(minutes, 0), NextBit(seconds, 0));
        if (NextBit(minutes, m) is var minute && minute != m)
            return minute < 0 ? AtNextHour(h) : At(h, minute, NextBit(seconds, 0));
        if (NextBit(seconds, s) is var found and >= 0)
            return At(h, m, found);
        return NextBit(minutes, m + 1) is var later and >= 0 ? At(h, later, NextBit(seconds, 0)) : AtNextHour(h);
    }

    /// <inheritdoc/>
    public override long Count(int day) =>
        (long)BitOperations.PopCount(hours) * BitOperations.PopCount(minutes) * BitOperations.PopCount(seconds);

    /// <summary>The time with this index, counted from 0, which must be less than the count.</summary>
    public int this[long index]
    {
        get
        {
            var (perMinute, inHour) = (BitOperations.PopCount(seconds), BitOperations.PopCount(minutes));
            var (minute, second) = Math.DivRem(index, perMinute);
            return At(Nth(hours, minute / inHour), Nth(minutes, minute % inHour), Nth(seconds, second));
        }
    }

    private static int Nth(ulong bits, long index)
    {
        for (; index > 0; index--)
            bits &= bits - 1;
        return BitOperations.TrailingZeroCount(bits);
    }

    private int AtNextHour(int hour) =>
        NextBit(hours, hour + 1) is var next and >= 0 ? At(next, NextBit(minutes, 0), NextBit(seconds, 0)) : -1;

    private static int At(int hour, int minute, int second) =>
        minute < 0 || second < 0 ? -1 : (hour * 3600) + (minute * 60) + second;

    private static int NextBit(ulong bits, int from)
    {
        var rest = from >= 64 ? 0 : bits >> from;
        return rest == 0 ? -1 : from + BitOperations.TrailingZeroCount(rest);
    }
}
