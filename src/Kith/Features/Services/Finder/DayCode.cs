namespace Kith.Features.Services.Finder;

/// <summary>
/// Numbers for "which days" that need no calendar worked out ahead: every date has a handful of them, and hours hold on it when theirs
/// is among those. A rule without an end stays one row for ever.
/// </summary>
public static class DayCode
{
    private const int Fortnights = 10;
    private const int Nth = 100;
    private const int NthLast = 200;
    private const int MonthDays = 300;
    private const int LastMonthDays = 400;
    private const int Dates = 1000;

    /// <summary>Numbers a date has.</summary>
    public const int Count = 7;

    /// <summary>0 Monday to 6 Sunday.</summary>
    public static int WeekdayOf(DateOnly day) => ((int)day.DayOfWeek + 6) % 7;

    public static int Weekly(int weekday) => weekday;

    /// <summary>That weekday of every second week, counted from the week of <paramref name="first"/>.</summary>
    public static int Fortnightly(int weekday, DateOnly first) => Fortnights + (Week(first) % 2 * 7) + weekday;

    /// <summary>The first to fifth of that weekday in each month, or with a negative number the last and so on.</summary>
    public static int Monthly(int weekday, int number) =>
        (number > 0 ? Nth : NthLast) + (Math.Abs(number) * 10) + weekday;

    /// <summary>That day of each month, from its end when negative.</summary>
    public static int MonthDay(int day) => day > 0 ? MonthDays + day : LastMonthDays - day;

    public static int Once(DateOnly day) => Dates + day.DayNumber;

    /// <summary>All numbers of a date.</summary>
    public static int[] Of(DateOnly day)
    {
        var (weekday, fromEnd) = (WeekdayOf(day), DateTime.DaysInMonth(day.Year, day.Month) - day.Day);
        return
        [
            Weekly(weekday),
            Fortnightly(weekday, day),
            Monthly(weekday, ((day.Day - 1) / 7) + 1),
            Monthly(weekday, -((fromEnd / 7) + 1)),
            MonthDay(day.Day),
            MonthDay(-(fromEnd + 1)),
            Once(day),
        ];
    }

    /// <summary>The weekdays that a number may fall on.</summary>
    public static IEnumerable<int> Weekdays(int code) =>
        code switch
        {
            < Fortnights => [code],
            < Nth => [(code - Fortnights) % 7],
            < MonthDays => [code % 10],
            < Dates => Enumerable.Range(0, 7),
            _ => [WeekdayOf(DateOnly.FromDayNumber(code - Dates))],
        };

    // 1 January of the year 1 was a Monday, and is day number 0.
    private static int Week(DateOnly day) => day.DayNumber / 7;
}
