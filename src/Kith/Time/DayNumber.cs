namespace Kith.Time;

/// <summary>
/// Days counted from 0001-01-01 (day 0, a Monday) as <see cref="DateOnly"/> counts them. The engine works on these numbers:
/// weeks and intervals are then plain arithmetic. The calendar ends with year 9999.
/// </summary>
internal static class DayNumber
{
    public const int Last = 3_652_058;

    /// <summary>The Gregorian calendar repeats after 400 years, to the weekday.</summary>
    public const int InFourCenturies = 146_097;

    public const int SecondsInDay = 86_400;

    public static int Of(int year, int month, int day) => new DateOnly(year, month, day).DayNumber;

    public static int YearStart(int year)
    {
        var before = year - 1;
        return (before * 365) + (before / 4) - (before / 100) + (before / 400);
    }

    /// <summary>Also for year 0 and 10000, which weeks at the ends of the calendar reach into.</summary>
    public static int DaysIn(int year) => (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 366 : 365;

    /// <summary>0 is Monday, 6 Sunday.</summary>
    public static int Weekday(int day) => day % 7;
}
