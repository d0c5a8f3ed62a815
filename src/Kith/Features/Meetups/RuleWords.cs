using System.Globalization;
using Kith.Texts;
using Kith.Time;
using NodaTime;

namespace Kith.Features.Meetups;

/// <summary>
/// A recurrence rule as people say it: "Every Thursday at 18:30", "On the first and third Monday of every month at 19:00, until
/// 30 June 2027". Rules beyond the common shapes have no sentence; pages list their dates instead.
/// </summary>
public sealed class RuleWords(T texts, Say say)
{
    private const int DaysInWeek = 7;

    /// <summary>The sentence for a meetup's times; null for one by appointment, on extra dates, once, or of no common shape.</summary>
    public string? Of(Meetup meetup) =>
        meetup is { ByAppointment: true } or { ExtraDates.Length: > 0 }
            ? null
            : Of(meetup.Rule, meetup.StartsLocal, meetup.Zone);

    /// <summary>The sentence for a rule, or null when it is no common shape.</summary>
    /// <param name="rule">RFC 5545 RRULE value; null and what cannot be read have no sentence.</param>
    /// <param name="startsLocal">First start, wall time: gives what the rule leaves out.</param>
    /// <param name="zone">IANA zone of the meetup, in which an end in UTC is a day.</param>
    public string? Of(string? rule, DateTime startsLocal, string zone)
    {
        if (!RecurrenceRule.TryParse(rule, out var read, out _) || IsRare(read))
            return null;
        var pattern = read.Frequency switch
        {
            Frequency.Daily => Daily(read),
            Frequency.Weekly => Weekly(read, startsLocal),
            Frequency.Monthly => Monthly(read, startsLocal),
            Frequency.Yearly => Yearly(read, startsLocal),
            _ => null,
        };
        return pattern is null ? null : Ends(read, texts["Rules.At", pattern, say.Time(startsLocal)], zone);
    }

    private static bool IsRare(RecurrenceRule rule) =>
        rule.ByWeekNumber.Count + rule.ByYearDay.Count + rule.ByHour.Count + rule.ByMinute.Count + rule.BySecond.Count
        > 0;

    private string? Daily(RecurrenceRule rule) =>
        rule switch
        {
            { ByMonth.Count: > 0 } or { ByMonthDay.Count: > 0 } or { BySetPosition.Count: > 0 } => null,
            { ByDay.Count: > 0, Interval: 1 } => EveryWeek([.. rule.ByDay.Select(d => d.Day)]),
            { ByDay.Count: > 0 } => null,
            _ => texts.Plural("Rules.Days", rule.Interval),
        };

    private string? Weekly(RecurrenceRule rule, DateTime start)
    {
        if (rule is { ByMonth.Count: > 0 } or { BySetPosition.Count: > 0 })
            return null;
        IsoDayOfWeek[] days = rule.ByDay.Count == 0 ? [Iso(start)] : [.. rule.ByDay.Select(d => d.Day)];
        return rule.Interval == 1 ? EveryWeek(days) : texts.Plural("Rules.Weeks", rule.Interval, Names(days));
    }

    private string EveryWeek(IsoDayOfWeek[] days) =>
        days.Distinct().Count() == DaysInWeek
            ? texts.Plural("Rules.Days", 1)
            : texts.Plural("Rules.Weeks", 1, Names(days));

    private string? Monthly(RecurrenceRule rule, DateTime start) =>
        rule switch
        {
            { ByMonth.Count: > 0 } => null,
            { ByDay.Count: > 0, ByMonthDay.Count: 0 } => Weekdays(rule) is { } which ? Months(rule, which) : null,
            { ByDay.Count: > 0 } or { BySetPosition.Count: > 0 } => null,
            { ByMonthDay: [-1] } => Months(rule, texts["Rules.LastDay"]),
            { ByMonthDay: [] } => Months(rule, texts["Rules.MonthDay", start.Day]),
            { ByMonthDay: [> 0 and var day] } => Months(rule, texts["Rules.MonthDay", day]),
            _ => null,
        };

    private string Months(RecurrenceRule rule, string day) => texts.Plural("Rules.Months", rule.Interval, day);

    // "the first and third Thursday": one weekday, told by its numbers in BYDAY or by BYSETPOS.
    private string? Weekdays(RecurrenceRule rule)
    {
        var day = rule.ByDay[0].Day;
        var numbers = rule.BySetPosition.Count > 0 ? rule.BySetPosition : [.. rule.ByDay.Select(d => d.Ordinal ?? 0)];
        var plain = rule.BySetPosition.Count == 0 || rule.ByDay is [{ Ordinal: null }];
        if (!plain || rule.ByDay.Any(d => d.Day != day) || numbers.Any(n => n is 0 or > 5 or < -2))
            return null;
        // Counted from the end comes last: "the first and the last".
        var said = numbers.OrderBy(n => n < 0).ThenBy(n => n).Select(n => texts[$"Rules.Ordinal.{n}"]);
        return texts["Rules.Weekday", Join([.. said]), Name(day)];
    }

    private string? Yearly(RecurrenceRule rule, DateTime start)
    {
        if (rule is { ByDay.Count: > 0 } or { BySetPosition.Count: > 0 } or { ByMonth.Count: > 1 })
            return null;
        var month = rule.ByMonth is [var m] ? m : start.Month;
        int? day = rule.ByMonthDay switch
        {
            [] => start.Day,
            [> 0 and var one] => one,
            _ => null,
        };
        if (day is not { } known || known > DateTime.DaysInMonth(2024, month))
            return null;
        var date = new DateTime(2024, month, known).ToString("M", CultureInfo.CurrentCulture);
        return texts.Plural("Rules.Years", rule.Interval, date);
    }

    private string Ends(RecurrenceRule rule, string sentence, string zone) =>
        rule switch
        {
            { Until: { } until } => texts["Rules.Until", sentence, Day(until, zone)],
            { Count: { } count } => texts.Plural("Rules.Times", count, sentence),
            _ => sentence,
        };

    private string Day(RuleEnd end, string zone)
    {
        var value = end.Value.ToDateTimeUnspecified();
        var local = end.Kind == RuleEndKind.Utc ? Say.Local(value, zone) : value;
        return say.Date(DateOnly.FromDateTime(local));
    }

    private string Names(IEnumerable<IsoDayOfWeek> days) => Join([.. days.Distinct().Order().Select(Name)]);

    private string Join(string[] parts) =>
        parts is [.. var first, var last] && first.Length > 0
            ? texts["Rules.And", string.Join(", ", first), last]
            : parts[0];

    private static string Name(IsoDayOfWeek day) =>
        CultureInfo.CurrentCulture.DateTimeFormat.GetDayName((DayOfWeek)((int)day % DaysInWeek));

    private static IsoDayOfWeek Iso(DateTime day) =>
        day.DayOfWeek == DayOfWeek.Sunday ? IsoDayOfWeek.Sunday : (IsoDayOfWeek)(int)day.DayOfWeek;
}
