using NodaTime;

namespace Kith.Time;

/// <summary>Finds the yearly rule that clock changes follow, such as "the last Sunday of March".</summary>
internal static class IcsYearly
{
    /// <summary>Fewer years prove nothing.</summary>
    private const int FewestYears = 20;

    /// <summary>
    /// The rule that the last of some yearly moments follow, and how many of them do; no years when they follow none, or end.
    /// </summary>
    public static (string? Rule, int Years) OfLast(List<LocalDateTime> begins)
    {
        var last = begins[^1];
        var best = (Rule: (string?)null, Years: 0);
        foreach (var ordinal in (int[])[-1, ((last.Day - 1) / 7) + 1])
        {
            var years = begins.AsEnumerable().Reverse().TakeWhile((at, i) => Follows(at, last, i, ordinal)).Count();
            if (years >= FewestYears && years > best.Years)
                best = (Rule(last, ordinal), years);
        }
        return best;
    }

    private static bool Follows(LocalDateTime at, LocalDateTime last, int yearsBack, int ordinal) =>
        at.Year == last.Year - yearsBack
        && at.Month == last.Month
        && at.DayOfWeek == last.DayOfWeek
        && at.TimeOfDay == last.TimeOfDay
        && (
            ordinal < 0
                ? at.Day + 7 > CalendarSystem.Iso.GetDaysInMonth(at.Year, at.Month)
                : ((at.Day - 1) / 7) + 1 == ordinal
        );

    private static string Rule(LocalDateTime last, int ordinal) =>
        FormattableString.Invariant(
            $"FREQ=YEARLY;BYMONTH={last.Month};BYDAY={ordinal}{WeekdayInRule.NameOf(last.DayOfWeek)}"
        );
}
