using System.Globalization;
using System.Text.Json.Nodes;
using Kith.Time;
using NodaTime;

namespace Kith.Features.Services.Finder;

/// <summary>
/// Reads HSDS 3.1 <c>schedule</c> objects. What is not certain counts as words that only a person can read: nobody is sent to a closed
/// door by a guess.
/// </summary>
public static class ScheduleReader
{
    private const int MostSlots = 80;
    private const int MostCounted = 1000;

    /// <summary>A rule that begins then or later is a slip of the pen, and calendars end soon after.</summary>
    private const int LastYear = 9000;

    private const int LastMinute = Slot.Midnight - 1;
    private static readonly string[] Limits = ["valid_from", "dtstart", "valid_to", "until"];
    private static readonly string[] Weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    /// <summary>The hours of some schedules.</summary>
    /// <param name="schedules">As HSDS writes them.</param>
    /// <param name="zone">The hub's, whose wall clock times without an offset are on.</param>
    public static OpeningHours Of(IEnumerable<JsonObject> schedules, DateTimeZone zone)
    {
        var (slots, spells) = (new List<Slot>(), new List<(int From, int Until)>());
        var hasWords = false;
        foreach (var schedule in schedules)
        {
            var read = IsClosed(schedule) ? [] : Slots(schedule, zone).ToList();
            slots.AddRange(read);
            if (read.Count > 0)
                continue;
            hasWords = true;
            if (Spell(schedule) is { } spell)
                spells.Add(spell);
        }
        if (slots.Count > MostSlots || spells.Count > MostSlots)
            return new([], HasWords: true);
        foreach (var spell in spells)
            slots = [.. slots.SelectMany(s => s.Without(spell.From, spell.Until))];
        // More than this cannot be kept beside the service; its words are on the page.
        return slots.Count > MostSlots ? new([], HasWords: true) : new([.. slots.Distinct()], hasWords);
    }

    private static bool IsClosed(JsonObject schedule) =>
        schedule["closed"]?.ToString().Trim().ToUpperInvariant() is "TRUE" or "1" or "YES" or "Y";

    // Days of which something else is said than hours, or nothing that can be read: a holiday, most often.
    private static (int From, int Until)? Spell(JsonObject schedule) =>
        (Day(schedule, "valid_from").Day, Day(schedule, "valid_to").Day) is ({ } from, { } until) && from <= until
            ? (from.DayNumber, until.DayNumber)
            : null;

    private static IEnumerable<Slot> Slots(JsonObject schedule, DateTimeZone zone) =>
        OneDay.Of(schedule, zone) is { } only ? [only]
        : Minutes(schedule, zone) is var (opens, closes) && Bounds(schedule) is var (from, until)
            ? Codes(schedule).Select(code => new Slot(code, opens, closes, from, until))
        : [];

    private static (int Opens, int Closes)? Minutes(JsonObject schedule, DateTimeZone zone)
    {
        var stated = schedule["timezone"]?.ToString();
        var (opens, closes) = (
            ClockText.Minute(schedule.Word("opens_at"), stated, zone),
            ClockText.Minute(schedule.Word("closes_at"), stated, zone)
        );
        if (opens is not { } from || closes is not { } to)
            return null;
        if (to == LastMinute)
            to = Slot.Midnight;
        if (to > from)
            return (from, to);
        // Some lists write two equal times for the whole day, others for a closed one.
        return to == from ? null : (from, to + Slot.Midnight);
    }

    private static (int From, int Until)? Bounds(JsonObject schedule)
    {
        var days = Limits.Select(n => Day(schedule, n)).ToArray();
        if (Array.Exists(days, d => d.IsWrong) || !Counted(schedule, days[1].Day, out var last))
            return null;
        var first = new[] { days[0].Day, days[1].Day }.Max();
        var end = new[] { days[2].Day, days[3].Day, last }.Min();
        return (first?.DayNumber ?? 0, end?.DayNumber ?? Slot.Never);
    }

    /// <summary>The last day of a rule that happens so many times; false when that cannot be found out.</summary>
    private static bool Counted(JsonObject schedule, DateOnly? start, out DateOnly? last)
    {
        last = null;
        if (Number(schedule, "count") is not { } count)
            return true;
        var rule =
            $"FREQ={schedule.Word("freq")};COUNT={count};INTERVAL={Number(schedule, "interval") ?? 1}"
            + (schedule.Word("byday") is { } days ? $";BYDAY={days}" : "")
            + (schedule.Word("bymonthday") is { } monthDays ? $";BYMONTHDAY={monthDays}" : "");
        if (
            start is not { Year: < LastYear } first
            || count is < 1 or > MostCounted
            || schedule["until"] is not null
            || !RecurrenceRule.TryParse(rule, out var read, out _)
        )
            return false;
        var begin = LocalDate.FromDateOnly(first).AtMidnight();
        var all = new Recurrence(begin, DateTimeZone.Utc) { Rules = [read] };
        var times = all.Between(begin, begin.PlusYears(100)).ToList();
        last = times.Count == count ? times[^1].Local.Date.ToDateOnly() : null;
        return last is not null;
    }

    /// <summary>Which days; none when the rule says more than is understood here.</summary>
    private static IEnumerable<int> Codes(JsonObject schedule)
    {
        if (schedule.Word("byweekno") is not null || schedule.Word("byyearday") is not null)
            return [];
        var (days, monthDays) = (schedule.Word("byday"), schedule.Word("bymonthday"));
        var first = Day(schedule, "dtstart").Day;
        return (schedule.Word("freq")?.ToUpperInvariant(), Number(schedule, "interval") ?? 1) switch
        {
            ("WEEKLY" or null, 1) when days is not null && monthDays is null => Each(
                days,
                (day, n) => n is null ? day : null
            ),
            ("WEEKLY", 1) when days is null && monthDays is null && first is { } at => [DayCode.WeekdayOf(at)],
            ("WEEKLY", 2) when days is not null && monthDays is null && first is { } at && IsFromMonday(schedule) =>
                Each(days, (day, n) => n is null ? DayCode.Fortnightly(day, at) : null),
            ("DAILY", 1) when days is null && monthDays is null => Enumerable.Range(0, 7),
            ("MONTHLY", 1) when days is not null && monthDays is null => Each(
                days,
                (day, n) => n is { } number ? DayCode.Monthly(day, number) : day
            ),
            ("MONTHLY", 1) when days is null && monthDays is not null => MonthDays(monthDays),
            (null, 1) when days is null && monthDays is null && first is { } at => [DayCode.Once(at)],
            _ => [],
        };
    }

    private static bool IsFromMonday(JsonObject schedule) => schedule.Word("wkst") is null or "MO" or "mo";

    private static List<int> Each(string days, Func<int, int?, int?> code)
    {
        var codes = new List<int>();
        foreach (var part in days.ToUpperInvariant().Split(',', StringSplitOptions.TrimEntries))
        {
            var weekday = part.Length < 2 ? -1 : Array.IndexOf(Weekdays, part[^2..]);
            var number = part.Length > 2 ? WholeNumber(part[..^2]) : null;
            var isWrong = part.Length > 2 && number is null or 0 or > 5 or < -5;
            if (weekday < 0 || isWrong || code(weekday, number) is not { } read)
                return [];
            codes.Add(read);
        }
        return codes;
    }

    private static List<int> MonthDays(string days)
    {
        var read = days.Split(',').Select(WholeNumber).ToList();
        return read.TrueForAll(d => d is >= -31 and <= 31 and not 0)
            ? [.. read.Select(d => DayCode.MonthDay(d!.Value))]
            : [];
    }

    private static (DateOnly? Day, bool IsWrong) Day(JsonObject schedule, string column)
    {
        if (schedule.Word(column) is not { } text)
            return (null, false);
        // Some lists write a moment where HSDS wants a day.
        var isDay = DateOnly.TryParseExact(
            text.Length > 10 && text[10] == 'T' ? text[..10] : text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        );
        return isDay ? (day, false) : (null, true);
    }

    private static int? Number(JsonObject schedule, string column) =>
        schedule[column] is { } value && value.ToString() is { Length: > 0 } text ? WholeNumber(text) ?? -1 : null;

    private static int? WholeNumber(string text) =>
        int.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
