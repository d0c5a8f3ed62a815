using System.Globalization;
using System.Text.Json.Nodes;
using Kith.Features.Services.Finder;

namespace Kith.Features.Services.Freshness;

/// <summary>A line of opening hours as a person can read and mend it: "Tuesday, Thursday 10:00–12:00".</summary>
public static class HoursInWords
{
    private static readonly string[] Codes = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    /// <summary>In the language of the page; empty when it says nothing.</summary>
    public static string Of(JsonObject schedule)
    {
        var days = (schedule.Word("byday") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Day);
        var (opens, closes) = (Minute(schedule.Word("opens_at")), Minute(schedule.Word("closes_at")));
        var times = (opens, closes) is ({ }, { }) ? $"{opens}–{closes}" : $"{opens}{closes}";
        string?[] parts = [string.Join(", ", days), times, schedule.Word("description")];
        return string.Join(' ', parts.Where(p => !string.IsNullOrEmpty(p)));
    }

    private static string Day(string code) =>
        Array.IndexOf(Codes, code.Trim().ToUpperInvariant()) is >= 0 and var day
            ? CultureInfo.CurrentCulture.DateTimeFormat.GetDayName((DayOfWeek)day)
            : code.Trim();

    // Some lists say seconds and an offset; nobody opens to the second.
    private static string? Minute(string? time) =>
        time is { Length: > 5 } && TimeOnly.TryParse(time[..5], CultureInfo.InvariantCulture, out var clock)
            ? clock.ToString("HH:mm", CultureInfo.InvariantCulture)
            : time;
}
