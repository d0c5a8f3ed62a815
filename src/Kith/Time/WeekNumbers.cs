using NodaTime;

namespace Kith.Time;

/// <summary>
/// Numbers weeks as RFC 5545 §3.3.10 does: week 1 is the first with at least four days in the year, so a week belongs to the
/// year of its fourth day. With weeks that begin on Monday this is ISO 8601.
/// </summary>
internal sealed class WeekNumbers(IsoDayOfWeek weekStart, IReadOnlyList<int> wanted)
{
    private readonly int _first = (int)weekStart - 1;
    private readonly ulong _fromStart = Bits(wanted.Where(n => n > 0));
    private readonly ulong _fromEnd = Bits(wanted.Where(n => n < 0).Select(n => -n));

    /// <summary>The first day of the week that <paramref name="day"/> lies in; may be before day 0.</summary>
    public int StartOf(int day) => day - ((day + 14 - _first) % 7);

    /// <summary>Counts weeks; only differences mean something.</summary>
    public int IndexOf(int day) => (day + 7 - _first) / 7;

    /// <summary>The year whose numbered weeks include <paramref name="day"/>, a day of <paramref name="year"/>.</summary>
    public int YearOf(int day, int year)
    {
        var fourth = StartOf(day) + 3;
        var start = DayNumber.YearStart(year);
        if (fourth < start)
            return year - 1;
        return fourth >= start + DayNumber.DaysIn(year) ? year + 1 : year;
    }

    /// <summary>The days of one month that lie in a wanted week, bit 0 the first of the month.</summary>
    public uint In(int year, int firstOfMonth, int length)
    {
        var mask = 0u;
        for (var week = StartOf(firstOfMonth); week < firstOfMonth + length; week += 7)
        {
            if (!IsWanted(week, YearOf(week + 3, year)))
                continue;
            var shift = week - firstOfMonth;
            mask |= shift < 0 ? 0x7Fu >> -shift : 0x7Fu << shift;
        }
        return mask;
    }

    private bool IsWanted(int week, int year)
    {
        var dayOfYear = week + 3 - DayNumber.YearStart(year);
        var number = (dayOfYear / 7) + 1;
        var weeks = ((DayNumber.DaysIn(year) - 1 - (dayOfYear % 7)) / 7) + 1;
        return (((_fromStart >> number) | (_fromEnd >> (weeks - number + 1))) & 1) != 0;
    }

    private static ulong Bits(IEnumerable<int> numbers) => numbers.Aggregate(0ul, (bits, n) => bits | (1ul << n));
}
