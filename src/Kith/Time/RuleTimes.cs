using NodaTime;

namespace Kith.Time;

/// <summary>Works out the times of day of a rule: its BY parts, and from the start of the event what they leave open.</summary>
internal static class RuleTimes
{
    /// <summary>The times of a rule that repeats daily or less often, without BYSETPOS.</summary>
    public static ClockTimes OfClock(RecurrenceRule rule, LocalTime start) =>
        new(
            Bits(rule.ByHour, rule.Frequency < Frequency.Daily ? ClockTimes.All(24) : 1ul << start.Hour),
            Bits(rule.ByMinute, rule.Frequency < Frequency.Hourly ? ClockTimes.All(60) : 1ul << start.Minute),
            Bits(rule.BySecond, rule.Frequency < Frequency.Minutely ? ClockTimes.All(60) : 1ul << start.Second)
        );

    /// <summary>
    /// The times of a rule that repeats daily or more often, where one day never depends on another's: BYSETPOS and the interval
    /// of hours, minutes or seconds are already in them.
    /// </summary>
    public static DayTimes OfDay(RecurrenceRule rule, LocalDateTime start, int startDay)
    {
        DayTimes times = rule.BySetPosition.Count == 0 ? OfClock(rule, start.TimeOfDay) : Chosen(rule, start.TimeOfDay);
        if (rule.Frequency == Frequency.Daily || rule.Interval == 1)
            return times;
        var startSecond =
            ((long)startDay * DayNumber.SecondsInDay) + (start.TimeOfDay.TickOfDay / NodaConstants.TicksPerSecond);
        return new SteppedTimes(times, SecondsIn(rule.Frequency), rule.Interval, startSecond);
    }

    /// <summary>Every unit's set is alike, so BYSETPOS is settled once, for the first unit of the day.</summary>
    private static ListedTimes Chosen(RecurrenceRule rule, LocalTime start)
    {
        var unit = SecondsIn(rule.Frequency);
        var all = OfClock(rule, start);
        var inUnit = InFirstUnit(rule, start);
        int[] offsets = [.. new SetPositions(rule.BySetPosition).In(inUnit.Count(0)).Select(index => inUnit[index])];
        var times = new List<int>();
        for (var second = all.Next(0, 0); second >= 0; second = all.Next(0, second - (second % unit) + unit))
            times.AddRange(offsets.Select(offset => second - (second % unit) + offset));
        return new ListedTimes([.. times]);
    }

    private static ClockTimes InFirstUnit(RecurrenceRule rule, LocalTime start) =>
        new(
            rule.Frequency < Frequency.Daily ? 1 : Bits(rule.ByHour, 1ul << start.Hour),
            rule.Frequency < Frequency.Hourly ? 1 : Bits(rule.ByMinute, 1ul << start.Minute),
            rule.Frequency < Frequency.Minutely ? 1 : Bits(rule.BySecond, 1ul << start.Second)
        );

    private static int SecondsIn(Frequency unit) =>
        unit switch
        {
            Frequency.Secondly => 1,
            Frequency.Minutely => 60,
            Frequency.Hourly => 3600,
            _ => DayNumber.SecondsInDay,
        };

    private static ulong Bits(IReadOnlyList<int> values, ulong otherwise) =>
        values.Count == 0 ? otherwise : ClockTimes.Bits(values);
}
