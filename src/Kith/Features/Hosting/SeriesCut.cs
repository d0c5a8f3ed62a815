using System.Globalization;
using Kith.Features.Meetups;
using Kith.Time;
using NodaTime;

namespace Kith.Features.Hosting;

/// <summary>Cuts a series in two: what is before a start stays, what begins with it goes to the rest.</summary>
public static class SeriesCut
{
    private const int MostCounted = 100_000;

    /// <summary>
    /// Ends <paramref name="meetup"/> before <paramref name="from"/> (wall time) by UNTIL, and lets <paramref name="rest"/> begin
    /// there; a rule that counts its times gives the rest the remaining ones.
    /// </summary>
    public static void At(Meetup meetup, Meetup rest, DateTime from)
    {
        var (zone, start) = (MeetupTimes.Zone(meetup.Zone), LocalDateTime.FromDateTime(from));
        var (before, after) = (
            Dates(meetup.ExtraDates, from, after: false),
            Dates(meetup.ExtraDates, from, after: true)
        );
        rest.Moves(from, meetup.Zone).Repeats(Remaining(meetup, start), after, meetup.LeftOutDates);
        meetup.EndsBefore(meetup.Rule is { } rule ? Ended(rule, Zones.At(start, zone)) : null, before);
    }

    private static string Ended(string rule, Instant from)
    {
        var last = from.Minus(Duration.FromSeconds(1)).InUtc().LocalDateTime;
        return RecurrenceRule.Parse(rule).EndingAt(new RuleEnd(last, RuleEndKind.Utc)).ToString();
    }

    private static string? Remaining(Meetup meetup, LocalDateTime from)
    {
        if (meetup.Rule is not { } text || RecurrenceRule.Parse(text) is not { Count: { } count })
            return meetup.Rule;
        var recurrence = MeetupTimes.Of(meetup) with
        {
            Dates = [],
            Except = new HashSet<Instant>(),
            ExceptDates = new HashSet<LocalDate>(),
        };
        var past = recurrence.Between(LocalDateTime.FromDateTime(meetup.StartsLocal), from).Take(MostCounted).Count();
        var left = Math.Max(1, count - past).ToString(CultureInfo.InvariantCulture);
        return string.Join(
            ';',
            text.Split(';')
                .Select(p => p.StartsWith("COUNT=", StringComparison.OrdinalIgnoreCase) ? "COUNT=" + left : p)
        );
    }

    private static string? Dates(string? list, DateTime from, bool after)
    {
        var cut = from.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
        var kept = (list ?? "")
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(date => string.CompareOrdinal(date, cut) >= 0 == after);
        return string.Join(',', kept) is { Length: > 0 } dates ? dates : null;
    }
}
