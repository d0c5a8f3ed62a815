using System.Globalization;
using System.Text;
using NodaTime;

namespace Kith.Time;

/// <summary>Writes a rule in its one canonical form.</summary>
internal static class RuleText
{
    public static string Of(RecurrenceRule rule)
    {
        var text = new StringBuilder("FREQ=", 64).Append(rule.Frequency.ToString().ToUpperInvariant());
        if (rule.Interval != 1)
            text.Append(CultureInfo.InvariantCulture, $";INTERVAL={rule.Interval}");
        if (rule.Count is { } count)
            text.Append(CultureInfo.InvariantCulture, $";COUNT={count}");
        if (rule.Until is { } until)
            text.Append(";UNTIL=").Append(until.ToString());
        List(text, "BYMONTH", rule.ByMonth);
        List(text, "BYWEEKNO", rule.ByWeekNumber);
        List(text, "BYYEARDAY", rule.ByYearDay);
        List(text, "BYMONTHDAY", rule.ByMonthDay);
        List(text, "BYDAY", rule.ByDay);
        List(text, "BYHOUR", rule.ByHour);
        List(text, "BYMINUTE", rule.ByMinute);
        List(text, "BYSECOND", rule.BySecond);
        List(text, "BYSETPOS", rule.BySetPosition);
        if (rule.WeekStart != IsoDayOfWeek.Monday)
            text.Append(";WKST=").Append(WeekdayInRule.NameOf(rule.WeekStart));
        return text.ToString();
    }

    private static void List<T>(StringBuilder text, string name, IReadOnlyList<T> values)
        where T : struct
    {
        if (values.Count > 0)
            text.Append(';')
                .Append(name)
                .Append('=')
                .AppendJoin(',', values.Select(v => Convert.ToString(v, CultureInfo.InvariantCulture)));
    }
}
