using NodaTime;

namespace Kith.Time;

/// <summary>One rule of an event on the wall clock of its zone, with COUNT, UNTIL and the clock changes.</summary>
internal sealed class RuleTimeline(RecurrenceRule rule, LocalDateTime start, DateTimeZone zone, bool wholeDay)
{
    /// <summary>Clocks have been turned by a whole day at most (Samoa left out 30 December 2011).</summary>
    private const int LargestChangeInDays = 1;

    private readonly RuleRuns _runs = new(rule, start);
    private readonly int _startDay = DayOf(start);
    private readonly RuleLimit _limit = new(rule.Until, wholeDay);

    /// <summary>
    /// The occurrences shown from <paramref name="from"/> up to but without <paramref name="to"/>, ascending, none twice.
    /// Without COUNT the work does not depend on how long ago the event began.
    /// </summary>
    public IEnumerable<Occurrence> Between(LocalDateTime from, LocalDateTime to)
    {
        var near = Math.Max(_startDay, DayOf(from) - (2 * LargestChangeInDays));
        var runs = _runs.Between(rule.Count is null ? near : _startDay, Math.Min(DayOf(to), _limit.LastDay));
        var counted = 0L;
        foreach (var (at, weight) in InOrder(runs, DayOf(from)))
        {
            counted += weight;
            if (counted > (rule.Count ?? long.MaxValue) || (at is { } late && late.Local >= to))
                yield break;
            if (at is { } shown && shown.Local >= from)
                yield return shown;
        }
    }

    /// <summary>
    /// Occurrences by instant, each of weight 1. A day before <paramref name="wanted"/> on which no clock is turned comes as one
    /// entry without an occurrence that weighs as much as the day has times: it need only be counted.
    /// </summary>
    private IEnumerable<(Occurrence? At, long Weight)> InOrder(IEnumerable<DayRun> runs, int wanted)
    {
        var clock = new ZoneClock(zone);
        var skipped = new Queue<Occurrence>();
        foreach (var run in runs)
        {
            if (run.Day > _startDay && run.Day < wanted && clock.IsSteady(run.Day))
            {
                while (skipped.TryDequeue(out var held))
                    yield return (held, 1);
                yield return (null, rule.Count is null ? 0 : run.Times.Count(run.Day));
                continue;
            }
            foreach (var at in Merged(Placed(run, clock), skipped))
                yield return (at, 1);
        }
        foreach (var held in skipped)
            yield return (held, 1);
    }

    private IEnumerable<(Occurrence At, bool Skipped)> Placed(DayRun run, ZoneClock clock)
    {
        var first = run.Day == _startDay ? SecondOf(start) : 0;
        if (run.Day < _startDay)
            yield break;
        for (var second = run.Times.Next(run.Day, first); second >= 0; second = run.Times.Next(run.Day, second + 1))
            if (clock.Place(run.Day, second) is { } placed && _limit.Allows(run.Day, second, placed.At.Instant))
                yield return placed;
    }

    /// <summary>
    /// Times in a gap are shown later than the rule names them, among the times after the gap. They wait in
    /// <paramref name="skipped"/> for their turn; where both name the same instant, there is one occurrence.
    /// </summary>
    private static IEnumerable<Occurrence> Merged(
        IEnumerable<(Occurrence At, bool Skipped)> placed,
        Queue<Occurrence> skipped
    )
    {
        foreach (var (at, isSkipped) in placed)
        {
            if (isSkipped)
            {
                skipped.Enqueue(at);
                continue;
            }
            while (skipped.TryPeek(out var held) && held.Instant <= at.Instant)
            {
                skipped.Dequeue();
                if (held.Instant < at.Instant)
                    yield return held;
            }
            yield return at;
        }
    }

    private static int DayOf(LocalDateTime local) =>
        local.Year switch
        {
            < 1 => 0,
            > 9999 => DayNumber.Last,
            _ => DayNumber.Of(local.Year, local.Month, local.Day),
        };

    private static int SecondOf(LocalDateTime local) => (int)(local.TimeOfDay.TickOfDay / NodaConstants.TicksPerSecond);
}
