using System.Globalization;
using Kith.Features.Meetups;
using Kith.Time;
using NodaTime;

namespace Kith.Features.Hosting;

/// <summary>How often a meetup meets, as people say it.</summary>
public enum Rhythm
{
    Once,
    Weekly,
    Fortnightly,

    /// <summary>On the same weekday of the month as the first time: the second Tuesday; the last one when there may be no fifth.</summary>
    MonthlyByWeekday,

    /// <summary>On the same date of every month; on the last day when the first time is one. Months without the date are left out.</summary>
    MonthlyByDate,

    /// <summary>By a rule that none of these says; it stays as it is.</summary>
    AsItIs,
}

/// <summary>When a meetup that repeats stops.</summary>
public enum Ending
{
    Never,
    OnDay,
    AfterTimes,
}

/// <summary>Plain choices as an RFC 5545 rule, and back.</summary>
/// <param name="Rhythm">How often.</param>
/// <param name="Ending">When it stops.</param>
/// <param name="Until">The last day it may meet, itself included; for <see cref="Hosting.Ending.OnDay"/>.</param>
/// <param name="Times">How often in all; for <see cref="Hosting.Ending.AfterTimes"/>.</param>
public sealed record PlainRule(Rhythm Rhythm, Ending Ending = Ending.Never, DateOnly? Until = null, int? Times = null)
{
    private const int DaysInWeek = 7;
    private const int FullWeeksInMonth = 4;

    private static readonly string[] Days = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    /// <summary>The RRULE value for a meetup that first starts then; null for once. Not for <see cref="Rhythm.AsItIs"/>.</summary>
    public string? Write(DateTime startsLocal, DateTimeZone zone) =>
        Rhythm switch
        {
            Rhythm.Once or Rhythm.AsItIs => null,
            Rhythm.Weekly => "FREQ=WEEKLY" + End(zone),
            Rhythm.Fortnightly => "FREQ=WEEKLY;INTERVAL=2" + End(zone),
            Rhythm.MonthlyByWeekday => $"FREQ=MONTHLY;BYDAY={Nth(startsLocal)}" + End(zone),
            Rhythm.MonthlyByDate => $"FREQ=MONTHLY;BYMONTHDAY={MonthDay(startsLocal)}" + End(zone),
        };

    /// <summary>What a stored rule says in plain choices, seen from its first start; <see cref="Rhythm.AsItIs"/> when nothing here says it.</summary>
    public static PlainRule Read(Meetup meetup)
    {
        if (meetup.Rule is null)
            return new(string.IsNullOrEmpty(meetup.ExtraDates) ? Rhythm.Once : Rhythm.AsItIs);
        var (zone, rule) = (MeetupTimes.Zone(meetup.Zone), RecurrenceRule.Parse(meetup.Rule));
        var ending =
            rule.Count is not null ? Ending.AfterTimes
            : rule.Until is not null ? Ending.OnDay
            : Ending.Never;
        var said = new PlainRule(Rhythm.AsItIs, ending, rule.Until is { } end ? Day(end, zone) : null, rule.Count);
        var plain = new[] { Rhythm.Weekly, Rhythm.Fortnightly, Rhythm.MonthlyByWeekday, Rhythm.MonthlyByDate };
        var bare = Bare(rule, meetup.StartsLocal);
        var found = plain.Where(r => new PlainRule(r).Write(meetup.StartsLocal, zone) == bare);
        return said with { Rhythm = found.Append(Rhythm.AsItIs).First() };
    }

    // UNTIL is an instant (RFC 5545 asks for UTC where the start has a zone): the end of the last day on the wall.
    private string End(DateTimeZone zone) =>
        (Ending, Until, Times) switch
        {
            (Ending.AfterTimes, _, { } times) => string.Create(CultureInfo.InvariantCulture, $";COUNT={times}"),
            (Ending.OnDay, { } day, _) => $";UNTIL={EndOf(day, zone)}",
            _ => "",
        };

    private static string EndOf(DateOnly day, DateTimeZone zone)
    {
        var last = LocalDateTime.FromDateTime(day.AddDays(1).ToDateTime(TimeOnly.MinValue)).PlusSeconds(-1);
        return Zones.At(last, zone).ToDateTimeUtc().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
    }

    private static DateOnly Day(RuleEnd end, DateTimeZone zone)
    {
        var value = end.Value.ToDateTimeUnspecified();
        return DateOnly.FromDateTime(end.Kind == RuleEndKind.Utc ? MeetupTimes.Local(value, zone) : value);
    }

    // The rule without its end and without what its first start says anyway.
    private static string Bare(RecurrenceRule rule, DateTime start)
    {
        var parts = rule.ToString()
            .Split(';')
            .Where(p =>
                !p.StartsWith("COUNT=", StringComparison.Ordinal) && !p.StartsWith("UNTIL=", StringComparison.Ordinal)
            );
        var weekday = $"BYDAY={Days[(int)start.DayOfWeek]}";
        return string.Join(';', rule.Frequency == Frequency.Weekly ? parts.Where(p => p != weekday) : parts);
    }

    private static string Nth(DateTime start)
    {
        var week = ((start.Day - 1) / DaysInWeek) + 1;
        var number = (week > FullWeeksInMonth ? -1 : week).ToString(CultureInfo.InvariantCulture);
        return number + Days[(int)start.DayOfWeek];
    }

    private static string MonthDay(DateTime start) =>
        start.Day == DateTime.DaysInMonth(start.Year, start.Month)
            ? "-1"
            : start.Day.ToString(CultureInfo.InvariantCulture);
}
