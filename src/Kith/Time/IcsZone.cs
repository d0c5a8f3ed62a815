using System.Globalization;
using NodaTime;
using NodaTime.TimeZones;

namespace Kith.Time;

/// <summary>A zone that a calendar defines itself (VTIMEZONE, RFC 5545 §3.6.5).</summary>
internal sealed class IcsZone : DateTimeZone
{
    /// <summary>Clock changes are worked out up to here; later times keep the last offset.</summary>
    private static readonly LocalDateTime Horizon = new(2200, 1, 1, 0, 0);

    /// <summary>Two a year for 400 years; a definition with more is no zone of this world.</summary>
    private const int MostChanges = 1000;

    private readonly ZoneInterval[] _intervals;

    private IcsZone(string id, ZoneInterval[] intervals)
        : base(id, intervals.Length == 1, intervals.Min(i => i.WallOffset), intervals.Max(i => i.WallOffset)) =>
        _intervals = intervals;

    /// <summary>Reads a definition; null when it has no usable offsets, with the reason.</summary>
    public static IcsZone? TryRead(string id, IcsComponent definition, out string error)
    {
        try
        {
            var changes = definition.Parts.SelectMany(Changes).GroupBy(change => change.At).Select(same => same.Last());
            (Instant At, Offset From, Offset To)[] sorted = [.. changes.OrderBy(change => change.At)];
            error = sorted.Length == 0 ? "it has no STANDARD and no DAYLIGHT part" : "";
            return sorted.Length == 0 ? null : new IcsZone(id, [.. Intervals(sorted)]);
        }
        catch (FormatException refused)
        {
            error = refused.Message.TrimEnd('.');
            return null;
        }
    }

    /// <inheritdoc/>
    public override ZoneInterval GetZoneInterval(Instant instant)
    {
        var (low, high) = (0, _intervals.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_intervals[middle].Start <= instant)
                low = middle;
            else
                high = middle - 1;
        }
        return _intervals[low];
    }

    private static IEnumerable<ZoneInterval> Intervals((Instant At, Offset From, Offset To)[] changes)
    {
        yield return Interval(null, changes[0].At, changes[0].From);
        for (var i = 0; i < changes.Length; i++)
            yield return Interval(changes[i].At, i + 1 < changes.Length ? changes[i + 1].At : null, changes[i].To);

        static ZoneInterval Interval(Instant? from, Instant? to, Offset offset) =>
            new("", from, to, offset, Offset.Zero);
    }

    /// <summary>The moments at which one STANDARD or DAYLIGHT part begins, whose times are in the offset before it.</summary>
    private static IEnumerable<(Instant At, Offset From, Offset To)> Changes(IcsComponent part)
    {
        var (from, to) = (ReadOffset(part, "TZOFFSETFROM"), ReadOffset(part, "TZOFFSETTO"));
        if (!IcsTime.TryRead(part.First("DTSTART")?.Value.Trim(), out var start, out _))
            throw new FormatException("a part has no DTSTART");
        var begins = new Recurrence(start, ForOffset(from))
        {
            Rules = [.. part.All("RRULE").Take(10).Select(line => RecurrenceRule.Parse(line.Value))],
            Dates = [.. part.All("RDATE").SelectMany(ReadDates).Take(MostChanges)],
        };
        var first = new Recurrence(start, begins.Zone).Between(start, start.PlusSeconds(1));
        return begins
            .Between(start, Horizon)
            .Take(MostChanges)
            .Concat(first)
            .DistinctBy(at => at.Instant)
            .Select(at => (at.Instant, from, to));
    }

    private static IEnumerable<LocalDateTime> ReadDates(IcsLine line) =>
        line
            .Value.Split(',')
            .Select(text =>
                IcsTime.TryRead(text.Trim(), out var at, out _) ? at : throw new FormatException("an RDATE is no time")
            );

    private static Offset ReadOffset(IcsComponent part, string name)
    {
        var text = part.First(name)?.Value.Trim() ?? "";
        var digits = text.TrimStart('+', '-');
        if (
            digits.Length is not (4 or 6)
            || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        )
            throw new FormatException($"{name} should look like +0100");
        number = digits.Length == 4 ? number * 100 : number;
        var seconds = (number / 10_000 * 3600) + (number / 100 % 100 * 60) + (number % 100);
        if (seconds > 18 * 3600)
            throw new FormatException($"{name} is more than 18 hours");
        return Offset.FromSeconds(text[0] == '-' ? -seconds : seconds);
    }
}
