using System.Numerics;

namespace Kith.Time;

/// <summary>The days of a rule, ascending, found a month at a time.</summary>
internal sealed class RuleDays(RecurrenceRule rule, DateOnly start)
{
    private readonly DayPattern _pattern = new(rule, start);

    public Cadence Cadence { get; } = new(rule, start);

    /// <summary>
    /// The days from <paramref name="from"/> to <paramref name="to"/> that the rule allows, each with its period. Ends early when
    /// the calendar has repeated without a single day.
    /// </summary>
    public IEnumerable<(int Day, int Period)> Between(int from, int to)
    {
        var (year, month, _) = DateOnly.FromDayNumber(Math.Max(0, from));
        var first = DayNumber.Of(year, month, 1);
        long lastFound = first;
        while (first <= to && first - lastFound <= Cadence.EmptyDays)
        {
            for (var mask = _pattern.In(year, month); mask != 0; mask &= mask - 1)
            {
                var day = first + BitOperations.TrailingZeroCount(mask);
                var period = Cadence.PeriodOf(day, year, month);
                if (day < from || day > to || !Cadence.Includes(period))
                    continue;
                lastFound = day;
                yield return (day, period);
            }
            first += DateTime.DaysInMonth(year, month);
            (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1);
        }
    }
}
