namespace Kith.Time;

/// <summary>The combinations that RFC 5545 §3.3.10 forbids ("MUST NOT").</summary>
internal static class RuleLaws
{
    public static void Check(RecurrenceRule rule)
    {
        var frequency = rule.Frequency;
        if (rule.ByWeekNumber.Count > 0 && frequency != Frequency.Yearly)
            throw new FormatException($"BYWEEKNO belongs in a YEARLY rule, not {Name(frequency)}.");
        if (rule.ByYearDay.Count > 0 && frequency is Frequency.Daily or Frequency.Weekly or Frequency.Monthly)
            throw new FormatException($"BYYEARDAY cannot stand in a {Name(frequency)} rule.");
        if (rule.ByMonthDay.Count > 0 && frequency == Frequency.Weekly)
            throw new FormatException("BYMONTHDAY cannot stand in a WEEKLY rule.");
        if (frequency < Frequency.Monthly && rule.ByDay.Any(day => day.Ordinal is not null))
            throw new FormatException(
                $"A numbered day such as {rule.ByDay.First(day => day.Ordinal is not null)} needs a MONTHLY or YEARLY rule, not {Name(frequency)}."
            );
    }

    private static string Name(Frequency frequency) => frequency.ToString().ToUpperInvariant();
}
