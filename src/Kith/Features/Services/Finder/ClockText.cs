using System.Globalization;
using NodaTime;

namespace Kith.Features.Services.Finder;

/// <summary>Times of day as HSDS lists write them.</summary>
public static class ClockText
{
    private const int FarthestHours = 14;

    /// <summary>
    /// Minute of the day for "09:00", "09:00:00" or "24:00", with or without "Z" or an offset that the hub's clocks keep at some time of the
    /// year: the wall time is meant, all year. Null for anything else, also for the clocks of another part of the world.
    /// </summary>
    /// <param name="text">The time.</param>
    /// <param name="stated">The schedule's own offset, in hours or as ±hh:mm; null when it has none.</param>
    /// <param name="zone">The hub's.</param>
    public static int? Minute(string? text, string? stated, DateTimeZone zone)
    {
        var (time, offset) = Parts(text, stated);
        return offset.Length > 0 && !IsOfHere(offset, zone) ? null : Minute(time);
    }

    /// <summary>
    /// The same on a certain day, from its midnight, also from clocks of another part of the world: on one day it is certain what they
    /// mean here. Below 0 it is the day before, from 1,440 on the day after.
    /// </summary>
    public static int? MinuteOn(DateOnly day, string? text, string? stated, DateTimeZone zone)
    {
        if (Minute(text, stated, zone) is { } here)
            return here;
        var (time, offset) = Parts(text, stated);
        if (Minute(time) is not { } minute || Seconds(offset) is not { } seconds)
            return null;
        var midnight = LocalDate.FromDateOnly(day).AtMidnight();
        var instant = midnight.PlusMinutes(minute).WithOffset(Offset.FromSeconds(seconds)).ToInstant();
        return (int)Period.Between(midnight, instant.InZone(zone).LocalDateTime, PeriodUnits.Minutes).Minutes;
    }

    private static (string Time, string Offset) Parts(string? text, string? stated)
    {
        const int shortest = 4;
        if (text is null || text.Length < shortest)
            return ("", "");
        var at = text.IndexOfAny(['Z', 'z', '+', '-'], shortest);
        return at < 0 ? (text.Trim(), stated ?? "") : (text[..at].Trim(), text[at..]);
    }

    private static int? Minute(string time)
    {
        if (time is "24:00" or "24:00:00")
            return Slot.Midnight;
        var isTime = TimeOnly.TryParseExact(
            time,
            ["H:mm", "H:mm:ss"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var read
        );
        return isTime ? (read.Hour * 60) + read.Minute : null;
    }

    // Two years are enough to meet summer and winter, also where a year has an odd end.
    private static bool IsOfHere(string offset, DateTimeZone zone) =>
        Seconds(offset) is { } seconds
        && zone.GetZoneIntervals(Instant.FromUtc(2025, 1, 1, 0, 0), Instant.FromUtc(2027, 1, 1, 0, 0))
            .Any(i => i.WallOffset.Seconds == seconds);

    private static int? Seconds(string offset)
    {
        if (offset is "Z" or "z")
            return 0;
        var isHours = double.TryParse(offset, NumberStyles.Float, CultureInfo.InvariantCulture, out var hours);
        if (isHours && Math.Abs(hours) <= FarthestHours)
            return (int)(hours * 3600);
        var isClock = TimeOnly.TryParseExact(
            offset.TrimStart('+', '-'),
            ["HH:mm", "H:mm", "HHmm"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var clock
        );
        return isClock && clock <= new TimeOnly(FarthestHours, 0)
            ? (offset[0] == '-' ? -1 : 1) * (int)clock.ToTimeSpan().TotalSeconds
            : null;
    }
}
