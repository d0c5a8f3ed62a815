using Kith.Time;
using NodaTime;

namespace Kith.Features.Meetups;

/// <summary>A meetup's times as <see cref="Recurrence"/> computes them.</summary>
public static class MeetupTimes
{
    /// <summary>The recurrence a meetup's rule, extra and left-out dates describe, in its own zone.</summary>
    /// <exception cref="InvalidOperationException">The stored zone is unknown to this program's time zone data.</exception>
    /// <exception cref="FormatException">The stored rule or a date cannot be read.</exception>
    public static Recurrence Of(Meetup meetup)
    {
        var zone = Zone(meetup.Zone);
        var leftOut = Values(meetup.LeftOutDates).ToList();
        return new Recurrence(LocalDateTime.FromDateTime(meetup.StartsLocal), zone)
        {
            Rules = meetup.Rule is { } rule ? [RecurrenceRule.Parse(rule)] : [],
            Dates = [.. Values(meetup.ExtraDates).Select(v => v.Local)],
            Except = leftOut.Where(v => !v.IsDate).Select(v => Zones.At(v.Local, zone)).ToHashSet(),
            ExceptDates = leftOut.Where(v => v.IsDate).Select(v => v.Local.Date).ToHashSet(),
        };
    }

    public static DateTimeZone Zone(string id) =>
        Zones.Find(id) ?? throw new InvalidOperationException($"Unknown time zone {id}.");

    /// <summary>What a clock in the zone shows at an instant.</summary>
    public static DateTime Local(DateTime utc, DateTimeZone zone) =>
        Instant.FromDateTimeUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc)).InZone(zone).ToDateTimeUnspecified();

    private static IEnumerable<(LocalDateTime Local, bool IsDate)> Values(string? list)
    {
        foreach (
            var value in (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        )
        {
            if (!IcsTime.TryRead(value, out var local, out var kind))
                throw new FormatException($"'{value}' is not a date such as 20261126T183000.");
            yield return (local, kind == RuleEndKind.Date);
        }
    }
}
