namespace Kith.Time;

/// <summary>
/// The days a rule allows, a month at a time. Whether RFC 5545's table calls a BY part "expand" or "limit", the days it leaves
/// are the same: those that satisfy every part there is. What no part says comes from the start of the event.
/// </summary>
internal sealed class DayPattern
{
    private readonly int _months;
    private readonly uint _daysFromStart;
    private readonly uint _daysFromEnd;
    private readonly int[] _yearDays;
    private readonly WeekNumbers? _weeks;
    private readonly WeekdayNumbers? _weekdays;

    public DayPattern(RecurrenceRule rule, DateOnly start)
    {
        var byWeek = rule.ByWeekNumber.Count > 0;
        var silent = rule.ByDay.Count == 0 && rule.ByMonthDay.Count == 0 && rule.ByYearDay.Count == 0;
        var takesDay = silent && !byWeek && rule.Frequency is Frequency.Yearly or Frequency.Monthly;
        var takesWeekday = silent && (byWeek || rule.Frequency == Frequency.Weekly);
        var takesMonth = rule.Frequency == Frequency.Yearly && (takesDay || NamesOnlyDaysOfMonth(rule));

        _months = takesMonth && rule.ByMonth.Count == 0 ? 1 << start.Month : Months(rule);
        int[] monthDays = takesDay ? [start.Day] : [.. rule.ByMonthDay];
        var anyDay = monthDays.Length == 0;
        _daysFromStart = anyDay ? uint.MaxValue : Bits(monthDays.Where(day => day > 0).Select(day => day - 1));
        _daysFromEnd = anyDay ? uint.MaxValue : Bits(monthDays.Where(day => day < 0).Select(day => 31 + day));
        _yearDays = [.. rule.ByYearDay];
        _weeks = byWeek ? new WeekNumbers(rule.WeekStart, rule.ByWeekNumber) : null;
        if (takesWeekday)
            _weekdays = new WeekdayNumbers((NodaTime.IsoDayOfWeek)(DayNumber.Weekday(start.DayNumber) + 1));
        else if (rule.ByDay.Count > 0)
            _weekdays = new WeekdayNumbers(rule);
    }

    /// <summary>
    /// "The 8th of every year" leaves the month to the start of the event, as a rule without a day leaves the day. (Some programs
    /// read it as the 8th of every month.)
    /// </summary>
    private static bool NamesOnlyDaysOfMonth(RecurrenceRule rule) =>
        rule.ByMonthDay.Count > 0 && rule.ByWeekNumber.Count == 0 && rule.ByYearDay.Count == 0;

    /// <summary>The allowed days of a month, bit 0 the first.</summary>
    public uint In(int year, int month)
    {
        if ((_months >> month & 1) == 0)
            return 0;
        var length = DateTime.DaysInMonth(year, month);
        var mask = (_daysFromStart | (_daysFromEnd >> (31 - length))) & (uint.MaxValue >> (32 - length));
        if (mask == 0)
            return 0;
        var first = DayNumber.Of(year, month, 1);
        if (_weekdays is not null)
            mask &= _weekdays.In(year, first, length);
        if (_weeks is not null)
            mask &= _weeks.In(year, first, length);
        return _yearDays.Length > 0 ? mask & YearDays(year, first, length) : mask;
    }

    private uint YearDays(int year, int first, int length)
    {
        var mask = 0u;
        var before = first - DayNumber.YearStart(year);
        foreach (var day in _yearDays)
        {
            var index = (day > 0 ? day - 1 : DayNumber.DaysIn(year) + day) - before;
            if (index >= 0 && index < length)
                mask |= 1u << index;
        }
        return mask;
    }

    private static int Months(RecurrenceRule rule) =>
        rule.ByMonth.Count == 0 ? 0b1_1111_1111_1110 : rule.ByMonth.Aggregate(0, (bits, month) => bits | (1 << month));

    private static uint Bits(IEnumerable<int> indexes) => indexes.Aggregate(0u, (bits, index) => bits | (1u << index));
}
