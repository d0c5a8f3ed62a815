using Kith.Data.Search;

namespace Kith.Features.Services.Finder;

/// <summary>
/// Marks in the index of words for the hours of the week in which a service may be open: a question for words and a time then leaves few
/// services to be looked at closely. A mark is a hint, never an answer: it knows no dates and no minutes.
/// </summary>
public static class OpenMarks
{
    private const int Hour = 60;
    private const int DayHours = 24;
    private const int WeekHours = 7 * DayHours;

    /// <summary>The marks of a service with these spots.</summary>
    public static IReadOnlyCollection<string> Of(IEnumerable<ServiceSpot> spots) =>
        OfHours(spots.Select(s => OpeningHours.Parse(s.Hours)));

    /// <summary>The marks of these hours together.</summary>
    public static IReadOnlyCollection<string> OfHours(IEnumerable<OpeningHours> hours) =>
        [.. hours.SelectMany(h => h.Slots).SelectMany(Hours).Distinct().Select(SearchIndex.Mark)];

    /// <summary>The mark that everything has which is open at this moment of the hub's wall clock.</summary>
    public static string At(DateTime local) =>
        SearchIndex.Mark((DayCode.WeekdayOf(DateOnly.FromDateTime(local)) * DayHours) + local.Hour);

    private static IEnumerable<int> Hours(Slot slot) =>
        from day in DayCode.Weekdays(slot.Day)
        from hour in Enumerable.Range(slot.Opens / Hour, ((slot.Closes - 1) / Hour) - (slot.Opens / Hour) + 1)
        select ((day * DayHours) + hour) % WeekHours;
}
