using NodaTime;

namespace Kith.Time;

/// <summary>A day of a rule and its times.</summary>
internal readonly record struct DayRun(int Day, DayTimes Times);

/// <summary>What a rule produces on the wall clock, a day at a time, without COUNT and UNTIL.</summary>
internal sealed class RuleRuns
{
    private readonly RecurrenceRule _rule;
    private readonly RuleDays _days;
    private readonly ClockTimes _clock;
    private readonly DayTimes _times;
    private readonly bool _grouped;

    public RuleRuns(RecurrenceRule rule, LocalDateTime start)
    {
        var date = new DateOnly(start.Year, start.Month, start.Day);
        _rule = rule;
        _days = new RuleDays(rule, date);
        _grouped = rule.BySetPosition.Count > 0 && rule.Frequency > Frequency.Daily;
        _clock = RuleTimes.OfClock(rule, start.TimeOfDay);
        _times = rule.Frequency > Frequency.Daily ? _clock : RuleTimes.OfDay(rule, start, date.DayNumber);
    }

    /// <summary>
    /// The days from <paramref name="from"/> to <paramref name="to"/> (day numbers), ascending. Days just before
    /// <paramref name="from"/> may come too, where a period begins earlier.
    /// </summary>
    public IEnumerable<DayRun> Between(int from, int to) => _grouped ? Chosen(from, to) : EveryDay(from, to);

    private IEnumerable<DayRun> EveryDay(int from, int to)
    {
        var stepped = _times as SteppedTimes;
        var happens = false;
        foreach (var (day, _) in _days.Between(from, to))
        {
            if (stepped is null || stepped.Next(day, 0) >= 0)
                yield return new DayRun(day, _times);
            else if (!happens && !(happens = stepped.EverHappens))
                yield break;
        }
    }

    private IEnumerable<DayRun> Chosen(int from, int to)
    {
        var positions = new SetPositions(_rule.BySetPosition);
        var set = new List<int>();
        var current = 0;
        // The set of the last period must be whole too, so days are read to the end of the calendar, as far as somebody asks.
        foreach (var (day, period) in _days.Between(_days.Cadence.PeriodStart(from), DayNumber.Last))
        {
            if (period != current && set.Count > 0)
            {
                foreach (var run in ChosenIn(set, positions))
                    yield return run;
                set.Clear();
                if (day > to)
                    yield break;
            }
            current = period;
            set.Add(day);
        }
        foreach (var run in ChosenIn(set, positions))
            yield return run;
    }

    private IEnumerable<DayRun> ChosenIn(List<int> days, SetPositions positions)
    {
        var perDay = _clock.Count(0);
        foreach (var day in positions.In(days.Count * perDay).GroupBy(index => index / perDay, index => index % perDay))
            yield return new DayRun(days[(int)day.Key], new ListedTimes([.. day.Select(index => _clock[index])]));
    }
}
