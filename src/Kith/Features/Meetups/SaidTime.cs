using Kith.Texts;

namespace Kith.Features.Meetups;

/// <summary>A time as a person would say it: the day, from when to when, and whose clock it is when that is not the hub's.</summary>
/// <param name="Day">"Thursday 26 November"; with its year when that is not this year.</param>
/// <param name="Clock">"18:30 to 20:00", or only the start when nobody said when it ends.</param>
/// <param name="Whole">Day and clock together.</param>
/// <param name="Short">"Thu 26 Nov at 18:30".</param>
/// <param name="Elsewhere">Place after which the clock is named, for example "New York"; null on the hub's own clock.</param>
/// <param name="Here">The same start on the hub's clock; null when it is the hub's own clock.</param>
public sealed record SaidTime(string Day, string Clock, string Whole, string Short, string? Elsewhere, string? Here)
{
    /// <summary>Says a time in the language of the request.</summary>
    /// <param name="say">Says times in the language of the request.</param>
    /// <param name="time">What is to be said.</param>
    /// <param name="zone">IANA zone it happens in.</param>
    /// <param name="hubZone">IANA zone of the hub.</param>
    /// <param name="nowUtc">This moment, UTC.</param>
    public static SaidTime Of(Say say, Occurrence time, string zone, string hubZone, DateTime nowUtc)
    {
        var start = Say.Local(time.StartsAt, zone);
        var end = time.EndsAt is { } ends ? Say.Local(ends, zone) : (DateTime?)null;
        var here = Say.Local(time.StartsAt, hubZone);
        var elsewhere = here == start ? null : Place(zone);
        var (day, clock) = (DayOf(say, start, Say.Local(nowUtc, zone)), say.Span(start, end));
        return new(
            day,
            clock,
            say.DayAndSpan(day, clock),
            say.DayAt(start, Say.Local(nowUtc, zone)),
            elsewhere,
            elsewhere is null ? null : say.When(time.StartsAt, hubZone, nowUtc)
        );
    }

    /// <summary>"18:30, Thursday 26 November" needs its year only when it is another one.</summary>
    public static string DayOf(Say say, DateTime local, DateTime nowLocal)
    {
        var (day, today) = (DateOnly.FromDateTime(local), DateOnly.FromDateTime(nowLocal));
        return day.Year == today.Year ? say.LongDay(day) : say.Day(day, today);
    }

    private static string Place(string zone) => zone[(zone.LastIndexOf('/') + 1)..].Replace('_', ' ');
}
