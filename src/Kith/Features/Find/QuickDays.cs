using System.Globalization;

namespace Kith.Features.Find;

/// <summary>Days people ask for most, one tap each.</summary>
public static class QuickDays
{
    /// <summary>Today, tomorrow, this weekend (what is left of it), the next seven days, in the hub's zone.</summary>
    public static IEnumerable<(string Key, string From, string To)> Of(DateTime hubLocal)
    {
        var today = DateOnly.FromDateTime(hubLocal);
        var sunday = today.AddDays((7 - (int)today.DayOfWeek) % 7);
        var saturday = sunday.AddDays(-1);
        yield return ("Today", Write(today), Write(today));
        yield return ("Tomorrow", Write(today.AddDays(1)), Write(today.AddDays(1)));
        yield return ("Weekend", Write(saturday < today ? today : saturday), Write(sunday));
        yield return ("Week", Write(today), Write(today.AddDays(6)));
    }

    private static string Write(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
