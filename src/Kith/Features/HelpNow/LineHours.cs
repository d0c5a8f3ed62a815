using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kith.Features.Services.Finder;

namespace Kith.Features.HelpNow;

/// <summary>Hours of a help line as <see cref="HelpLine.Hours"/> writes them and as an HSDS 3.1 <c>schedule</c> does, in the line's own country's time.</summary>
public static partial class LineHours
{
    private const string Always = "always";
    private const string DayBegins = "00:00";
    private const string DayEnds = "24:00";

    // Many readers of HSDS know no 24:00, and this minute as the end of the day.
    private const string LastMinute = "23:59";
    private static readonly string[] Week = ["mo", "tu", "we", "th", "fr", "sa", "su"];

    /// <summary>The schedule; null when nobody knows the hours.</summary>
    public static JsonObject? Schedule(string? hours)
    {
        // Lists are written by people too: hours nobody can read are not known.
        if (hours is null || (hours != Always && !Form().IsMatch(hours)))
            return null;
        var parts = hours == Always ? [$"{DayBegins}-{DayEnds}"] : hours.Split(' ');
        var times = parts[0].Split('-');
        var days = parts.Length > 1 ? parts[1..] : Week;
        return new()
        {
            ["freq"] = "WEEKLY",
            ["byday"] = string.Join(',', days).ToUpperInvariant(),
            ["opens_at"] = times[0],
            ["closes_at"] = times[1] == DayEnds ? LastMinute : times[1],
        };
    }

    /// <summary>The hours of a schedule; null when it says more, or less, than these words can.</summary>
    public static string? Of(JsonObject schedule)
    {
        var (opens, closes) = (Time(schedule.Word("opens_at")), Time(schedule.Word("closes_at")));
        var days = (schedule.Word("byday") ?? "").ToLowerInvariant().Split(',', StringSplitOptions.RemoveEmptyEntries);
        if (opens is null || closes is null || schedule.Word("freq") != "WEEKLY" || days.Except(Week).Any())
            return null;
        closes = closes == LastMinute ? DayEnds : closes;
        var isDaily = days.Distinct().Count() == Week.Length;
        return (isDaily, opens, closes) switch
        {
            (true, DayBegins, DayEnds) => Always,
            (true, _, _) => $"{opens}-{closes}",
            _ when days.Length > 0 => $"{opens}-{closes} {string.Join(' ', Week.Intersect(days))}",
            _ => null,
        };
    }

    [GeneratedRegex(
        @"^\d\d:\d\d-\d\d:\d\d( (mo|tu|we|th|fr|sa|su))*\z",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Form();

    // Some write seconds.
    private static string? Time(string? text) =>
        text is { Length: >= 5 } && text[2] == ':' && text[5..] is "" or ":00" ? text[..5] : null;
}
