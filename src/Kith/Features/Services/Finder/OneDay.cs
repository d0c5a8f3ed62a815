using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;

namespace Kith.Features.Services.Finder;

/// <summary>
/// HSDS schedules that hold on one day and no other, and begin on it: whatever else their rule says, the day it begins is one on which it
/// holds, and there is no second.
/// </summary>
public static class OneDay
{
    private const int LastMinute = Slot.Midnight - 1;

    /// <summary>The hours of that day on the hub's wall clock; null for any other schedule, and for one whose hours cannot be read.</summary>
    public static Slot? Of(JsonObject schedule, DateTimeZone zone)
    {
        if (Day(schedule) is not { } day)
            return null;
        var stated = schedule["timezone"]?.ToString();
        var (opens, closes) = (
            ClockText.MinuteOn(day, schedule.Word("opens_at"), stated, zone),
            ClockText.MinuteOn(day, schedule.Word("closes_at"), stated, zone)
        );
        if (opens is not { } from || closes is not { } to || from == to)
            return null;
        if (to == LastMinute)
            to = Slot.Midnight;
        if (to < from)
            to += Slot.Midnight;
        var days = (int)Math.Floor((double)from / Slot.Midnight);
        var first = day.AddDays(days);
        return new(
            DayCode.Once(first),
            from - (days * Slot.Midnight),
            to - (days * Slot.Midnight),
            first.DayNumber,
            first.DayNumber
        );
    }

    private static DateOnly? Day(JsonObject schedule)
    {
        var (start, end) = (schedule.Word("dtstart"), schedule.Word("valid_to") ?? schedule.Word("until"));
        string?[] all = [start, end, schedule.Word("until") ?? end, schedule.Word("valid_from") ?? start];
        return
            all.Distinct().Count() == 1
            && DateOnly.TryParseExact(
                start,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
            && day.DayNumber is > 0 and < 3_000_000
            ? day
            : null;
    }
}
