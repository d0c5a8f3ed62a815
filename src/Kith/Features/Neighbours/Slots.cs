using System.Globalization;
using System.Numerics;
using Kith.Texts;

namespace Kith.Features.Neighbours;

/// <summary>
/// Times of a week as 21 bits: three parts for each day, Monday morning the lowest. Wall time of the hub; none at all means whenever
/// suits both.
/// </summary>
public static class Slots
{
    /// <summary>Morning, afternoon, evening.</summary>
    public const int Parts = 3;

    public const int Days = 7;

    public const int All = (1 << (Days * Parts)) - 1;

    private const int WholeDay = (1 << Parts) - 1;

    private static readonly string[] PartNames = ["Morning", "Afternoon", "Evening"];

    /// <summary>The bits of these numbers, 0 for Monday morning to 20 for Sunday evening; others are left out.</summary>
    public static int Of(IEnumerable<int> numbers) =>
        numbers.Where(n => n is >= 0 and < Days * Parts).Aggregate(0, (bits, n) => bits | (1 << n));

    /// <summary>The numbers of these bits.</summary>
    public static IEnumerable<int> Numbers(int times) =>
        Enumerable.Range(0, Days * Parts).Where(n => (times & (1 << n)) != 0);

    /// <summary>All of one day, 0 for Monday.</summary>
    public static int Day(int day) => WholeDay << (day * Parts);

    /// <summary>All of the day of the week on which a date is.</summary>
    public static int Day(DateTime date) => Day(((int)date.DayOfWeek + 6) % Days);

    /// <summary>Whether two can meet: they share a part of the week, or one of them takes any.</summary>
    public static bool Fit(int one, int other) => one == 0 || other == 0 || (one & other) != 0;

    /// <summary>"Tuesday, Thursday: evening; Saturday: all day"; days that are alike stand together.</summary>
    public static string Words(int times, T texts) =>
        times == 0
            ? texts["Neighbours.Times.Any"]
            : string.Join(
                "; ",
                Enumerable
                    .Range(0, Days)
                    .Select(day => (Day: day, Parts: (times >> (day * Parts)) & WholeDay))
                    .Where(d => d.Parts != 0)
                    .GroupBy(d => d.Parts)
                    .Select(alike => texts["Neighbours.Times.Days", DayNames(alike), PartWords(alike.Key, texts)])
            );

    /// <summary>The first part of the week in these, "Tuesday evening".</summary>
    public static string First(int times, T texts)
    {
        var first = BitOperations.TrailingZeroCount(times);
        return texts["Neighbours.Times.One", DayName(first / Parts), PartName(first % Parts, texts)];
    }

    public static string DayName(int day) =>
        CultureInfo.CurrentCulture.DateTimeFormat.GetDayName((DayOfWeek)((day + 1) % Days));

    public static string PartName(int part, T texts) => texts[$"Neighbours.Part.{PartNames[part]}"];

    private static string DayNames(IEnumerable<(int Day, int Parts)> days) =>
        string.Join(", ", days.Select(d => DayName(d.Day)));

    private static string PartWords(int parts, T texts) =>
        parts == WholeDay
            ? texts["Neighbours.Part.All"]
            : string.Join(
                ", ",
                Enumerable.Range(0, Parts).Where(p => (parts & (1 << p)) != 0).Select(p => PartName(p, texts))
            );
}
