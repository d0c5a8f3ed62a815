using NodaTime;

namespace Kith.Time;

/// <summary>
/// The days that <c>BYDAY</c> allows. What a number counts within follows RFC 5545 §3.3.10 note 2 and erratum 1913: the week
/// beside BYWEEKNO, the month in monthly rules and beside BYMONTH, else the year.
/// </summary>
internal sealed class WeekdayNumbers
{
    private readonly int _plain;
    private readonly WeekdayInRule[] _ofMonth;
    private readonly WeekdayInRule[] _ofYear;

    public WeekdayNumbers(RecurrenceRule rule)
    {
        var inWeek = rule.ByWeekNumber.Count > 0;
        var inYear = rule.Frequency == Frequency.Yearly && rule.ByMonth.Count == 0;
        _plain = Bits(rule.ByDay.Where(day => day.Ordinal is null || (inWeek && day.Ordinal is 1 or -1)));
        WeekdayInRule[] numbered = inWeek ? [] : [.. rule.ByDay.Where(day => day.Ordinal is not (null or 0))];
        _ofMonth = inYear ? [] : numbered;
        _ofYear = inYear ? numbered : [];
    }

    /// <summary>Just one weekday, every week.</summary>
    public WeekdayNumbers(IsoDayOfWeek day) =>
        (_plain, _ofMonth, _ofYear) = (1 << ((int)day - 1), Array.Empty<WeekdayInRule>(), Array.Empty<WeekdayInRule>());

    /// <summary>The allowed days of one month, bit 0 the first of the month.</summary>
    public uint In(int year, int firstOfMonth, int length)
    {
        var mask = EveryWeek(DayNumber.Weekday(firstOfMonth));
        foreach (var day in _ofMonth)
            mask |= Bit(Nth(day, firstOfMonth, length), length);
        if (_ofYear.Length == 0)
            return mask;
        var yearStart = DayNumber.YearStart(year);
        foreach (var day in _ofYear)
            mask |= Bit(Nth(day, yearStart, DayNumber.DaysIn(year)) - (firstOfMonth - yearStart), length);
        return mask;
    }

    private uint EveryWeek(int firstWeekday)
    {
        var week = (ulong)((_plain >> firstWeekday) | (_plain << (7 - firstWeekday))) & 0x7F;
        return (uint)(week | (week << 7) | (week << 14) | (week << 21) | (week << 28));
    }

    /// <summary>Days after the start of the span, or a number outside of it.</summary>
    private static int Nth(WeekdayInRule day, int start, int length)
    {
        var (number, weekday) = (day.Ordinal!.Value, (int)day.Day - 1);
        if (number > 0)
            return ((weekday - DayNumber.Weekday(start) + 7) % 7) + (7 * (number - 1));
        var back = (DayNumber.Weekday(start + length - 1) - weekday + 7) % 7;
        var index = length - 1 - back + (7 * (number + 1));
        return index < 0 ? int.MaxValue / 2 : index;
    }

    private static uint Bit(int index, int length) => index >= 0 && index < length ? 1u << index : 0;

    private static int Bits(IEnumerable<WeekdayInRule> days) =>
        days.Aggregate(0, (bits, day) => bits | (1 << ((int)day.Day - 1)));
}
