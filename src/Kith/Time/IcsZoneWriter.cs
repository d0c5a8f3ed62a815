using NodaTime;
using NodaTime.Text;

namespace Kith.Time;

/// <summary>Defines the zones a feed uses (VTIMEZONE, RFC 5545 §3.6.5), for the years from its first event on.</summary>
internal static class IcsZoneWriter
{
    /// <summary>Clock changes that follow no yearly pattern are named this many years ahead, for series without an end.</summary>
    private const int YearsAhead = 10;

    private static readonly OffsetPattern ToMinutes = OffsetPattern.CreateWithInvariantCulture("+HHmm");
    private static readonly OffsetPattern ToSeconds = OffsetPattern.CreateWithInvariantCulture("+HHmmss");

    public static void Write(IcsFeed feed, IcsOutput lines)
    {
        var horizon = feed.Stamp.InUtc().Year + YearsAhead;
        var used = feed.Entries.Concat(
            feed.Entries.SelectMany(entry => entry.Changes).Select(change => change.Instead)
        );
        foreach (
            var zone in used.Select(e => e.When)
                .Where(when => !when.WholeDay)
                .GroupBy(when => when.Zone.Id)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
        )
        {
            if (zone.Key == DateTimeZone.Utc.Id)
                continue;
            var years = zone.SelectMany(when => when.Dates.Append(when.Start)).Select(wall => wall.Year).ToList();
            lines.Line("BEGIN", "VTIMEZONE");
            lines.Line("TZID", zone.Key);
            foreach (var part in IcsZonePart.Of(zone.First().Zone, years.Min() - 1, Math.Max(horizon, years.Max() + 1)))
                Part(lines, part);
            lines.Line("END", "VTIMEZONE");
        }
    }

    private static void Part(IcsOutput lines, IcsZonePart part)
    {
        var name = part.Daylight ? "DAYLIGHT" : "STANDARD";
        lines.Line("BEGIN", name);
        lines.Line("DTSTART", IcsOutput.Floating(part.Begins[0]));
        lines.Line("TZOFFSETFROM", Shown(part.From));
        lines.Line("TZOFFSETTO", Shown(part.To));
        lines.Text("TZNAME", part.Name);
        if (part.Rule is { } rule)
            lines.Line("RRULE", rule);
        else if (part.Begins.Count > 1)
            lines.Line("RDATE", string.Join(",", part.Begins.Skip(1).Select(IcsOutput.Floating)));
        lines.Line("END", name);
    }

    private static string Shown(Offset offset) => (offset.Seconds % 60 == 0 ? ToMinutes : ToSeconds).Format(offset);
}
