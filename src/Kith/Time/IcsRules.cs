using NodaTime;

namespace Kith.Time;

/// <summary>Writes what repeats, adds and leaves out.</summary>
internal static class IcsRules
{
    public static void Write(IcsOutput lines, Recurrence when)
    {
        foreach (var rule in when.Rules)
            lines.Line("RRULE", Written(rule, when).ToString());
        foreach (var rule in when.ExceptRules)
            lines.Line("EXRULE", Written(rule, when).ToString());
        lines.Times("RDATE", [.. when.Dates], when.Zone, when.WholeDay);
        var left = when.Except.Order().Select(at => at.InZone(when.Zone).LocalDateTime).Concat(OnDatesLeftOut(when));
        lines.Times("EXDATE", [.. left.Distinct()], when.Zone, when.WholeDay);
    }

    /// <summary>Other programs ignore a date left out of a series with times, so its times are named.</summary>
    private static IEnumerable<LocalDateTime> OnDatesLeftOut(Recurrence when)
    {
        if (when.WholeDay)
            return when.ExceptDates.Order().Select(date => date.AtMidnight());
        var all = when with { ExceptDates = new HashSet<LocalDate>(), ExceptRules = [] };
        return when.ExceptDates.Order().SelectMany(date => all.On(date, date)).Select(at => at.Local);
    }

    /// <summary>UNTIL has to be a date beside an all-day start, and UTC beside a start in a zone (RFC 5545 §3.3.10).</summary>
    private static RecurrenceRule Written(RecurrenceRule rule, Recurrence when)
    {
        if (rule.Until is not { } until)
            return when.WholeDay ? rule.ForWholeDays() : rule;
        if (when.WholeDay)
            return rule.ForWholeDays().EndingAt(new RuleEnd(until.Value.Date.AtMidnight(), RuleEndKind.Date));
        if (until.Kind == RuleEndKind.Utc)
            return rule;
        var last = until.Kind == RuleEndKind.Date ? until.Value.Date.At(new LocalTime(23, 59, 59)) : until.Value;
        return Zones.TryAt(last, when.Zone) is { } at
            ? rule.EndingAt(new RuleEnd(at.InUtc().LocalDateTime, RuleEndKind.Utc))
            : rule;
    }
}
