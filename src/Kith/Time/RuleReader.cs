using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using NodaTime;

namespace Kith.Time;

/// <summary>Reads rule text part by part and refuses what RFC 5545 forbids, naming the part.</summary>
internal sealed class RuleReader
{
    /// <summary>No honest rule is longer: all 732 year days written out are about 3,500 characters.</summary>
    private const int LongestText = 20_000;

    private readonly Dictionary<string, string> _parts = new(StringComparer.Ordinal);

    public static bool TryRead(
        string? text,
        [NotNullWhen(true)] out RecurrenceRule? rule,
        [NotNullWhen(false)] out string? error
    )
    {
        (rule, error) = (null, null);
        try
        {
            rule = new RuleReader().Read(text ?? "");
            return true;
        }
        catch (FormatException refused)
        {
            error = refused.Message;
            return false;
        }
    }

    private RecurrenceRule Read(string text)
    {
        if (text.Length > LongestText)
            throw Refused($"The rule is longer than {LongestText} characters.");
        var upper = text.Trim().ToUpperInvariant();
        Split(upper.StartsWith("RRULE:", StringComparison.Ordinal) ? upper[6..] : upper);
        var rule = Build();
        RuleLaws.Check(rule);
        if (_parts.Keys.FirstOrDefault(name => !name.StartsWith("X-", StringComparison.Ordinal)) is { } unknown)
            throw Refused($"{Shown(unknown)} is not a part of a recurrence rule.");
        return rule;
    }

    private void Split(string text)
    {
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1)
                throw Refused($"'{Shown(part)}' should look like NAME=VALUE.");
            var (name, value) = (part[..equals].TrimEnd(), part[(equals + 1)..].TrimStart());
            if (value.Length == 0)
                throw Refused($"{Shown(name)} has no value.");
            if (value.Contains('=', StringComparison.Ordinal))
                throw Refused($"{Shown(name)} has more than one '='.");
            if (!_parts.TryAdd(name, value))
                throw Refused($"{Shown(name)} is given twice.");
        }
    }

    private RecurrenceRule Build()
    {
        var frequency = ReadFrequency(Take("FREQ") ?? throw Refused("The rule says no FREQ, such as FREQ=WEEKLY."));
        var (count, until) = (Take("COUNT"), Take("UNTIL"));
        if (count is not null && until is not null)
            throw Refused("COUNT and UNTIL cannot stand in one rule: choose one.");
        CheckCalendar();
        return new RecurrenceRule
        {
            Frequency = frequency,
            Interval = Take("INTERVAL") is { } interval ? ReadWhole("INTERVAL", interval) : 1,
            Count = count is null ? null : ReadWhole("COUNT", count),
            Until = until is null ? null : ReadUntil(until),
            ByMonth = Numbers("BYMONTH", 1, 12),
            ByWeekNumber = Numbers("BYWEEKNO", 1, 53, signed: true),
            ByYearDay = Numbers("BYYEARDAY", 1, 366, signed: true),
            ByMonthDay = Numbers("BYMONTHDAY", 1, 31, signed: true),
            ByDay = ReadDays(Take("BYDAY")),
            ByHour = Numbers("BYHOUR", 0, 23),
            ByMinute = Numbers("BYMINUTE", 0, 59),
            BySecond = Numbers("BYSECOND", 0, 60),
            BySetPosition = Numbers("BYSETPOS", 1, 366, signed: true),
            WeekStart = Take("WKST") is { } start ? ReadWeekday("WKST", start) : IsoDayOfWeek.Monday,
        };
    }

    private string? Take(string name) => _parts.Remove(name, out var value) ? value : null;

    private static Frequency ReadFrequency(string value) =>
        value switch
        {
            "SECONDLY" => Frequency.Secondly,
            "MINUTELY" => Frequency.Minutely,
            "HOURLY" => Frequency.Hourly,
            "DAILY" => Frequency.Daily,
            "WEEKLY" => Frequency.Weekly,
            "MONTHLY" => Frequency.Monthly,
            "YEARLY" => Frequency.Yearly,
            _ => throw Refused($"FREQ cannot be '{Shown(value)}': use DAILY, WEEKLY, MONTHLY or YEARLY."),
        };

    /// <summary>RFC 7529 parts are fine where they change nothing.</summary>
    private void CheckCalendar()
    {
        if (Take("RSCALE") is not (null or "GREGORIAN"))
            throw Refused("RSCALE: only the GREGORIAN calendar is known here.");
        if (Take("SKIP") is not (null or "OMIT"))
            throw Refused("SKIP: only OMIT is known here.");
    }

    private static int ReadWhole(string name, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw Refused(
                $"{name} must be a whole number from 1 to {int.MaxValue.ToString(CultureInfo.InvariantCulture)}, not '{Shown(value)}'."
            );

    private static RuleEnd ReadUntil(string value) =>
        IcsTime.TryRead(value, out var end, out var kind)
            ? new RuleEnd(end, kind)
            : throw Refused($"UNTIL must look like 20260331 or 20260331T183000Z, not '{Shown(value)}'.");

    private int[] Numbers(string name, int least, int most, bool signed = false) =>
        Take(name) is { } list
            ? [.. list.Split(',').Select(item => ReadNumber(name, item.Trim(), least, most, signed)).Distinct().Order()]
            : [];

    private static int ReadNumber(string name, string item, int least, int most, bool signed)
    {
        var style = signed ? NumberStyles.AllowLeadingSign : NumberStyles.None;
        if (int.TryParse(item, style, CultureInfo.InvariantCulture, out var number))
            if ((number >= least && number <= most) || (signed && number <= -least && number >= -most))
                return number;
        var range = signed ? $"{least} to {most} or -{least} to -{most}" : $"{least} to {most}";
        throw Refused($"{name} takes numbers from {range}, not '{Shown(item)}'.");
    }

    private static WeekdayInRule[] ReadDays(string? list) =>
        list is null
            ? []
            :
            [
                .. list.Split(',')
                    .Select(item => ReadDay(item.Trim()))
                    .Distinct()
                    .OrderBy(day => day.Ordinal ?? int.MinValue)
                    .ThenBy(day => day.Day),
            ];

    private static WeekdayInRule ReadDay(string item)
    {
        var day = ReadWeekday("BYDAY", item.Length < 2 ? item : item[^2..]);
        if (item.Length == 2)
            return new WeekdayInRule(day, null);
        var read = int.TryParse(
            item[..^2],
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var number
        );
        return read && number is >= -53 and <= 53
            ? new WeekdayInRule(day, number)
            : throw Refused($"BYDAY takes days such as MO, 2TU or -1FR, not '{Shown(item)}'.");
    }

    private static IsoDayOfWeek ReadWeekday(string name, string text) =>
        WeekdayInRule.DayNamed(text) is var day and not IsoDayOfWeek.None
            ? day
            : throw Refused($"{name} takes the days MO, TU, WE, TH, FR, SA and SU, not '{Shown(text)}'.");

    private static string Shown(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private static FormatException Refused(string message) => new(message);
}
