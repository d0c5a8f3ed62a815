using System.Buffers;
using System.Globalization;
using NodaTime;

namespace Kith.Time;

/// <summary>
/// Writes iCalendar (RFC 5545) that other programs read as we mean it: zones are defined, folds and escapes kept, a series begins
/// with an occurrence, and UNTIL has the form the start has.
/// </summary>
public static class IcsWriter
{
    /// <summary>The content type of what is written.</summary>
    public const string ContentType = "text/calendar; charset=utf-8";

    /// <summary>Writes a calendar as UTF-8.</summary>
    public static void Write(IcsFeed feed, IBufferWriter<byte> output)
    {
        var lines = new IcsOutput(output);
        lines.Line("BEGIN", "VCALENDAR");
        lines.Line("VERSION", "2.0");
        lines.Text("PRODID", feed.ProductId);
        lines.Line("CALSCALE", "GREGORIAN");
        lines.Line("METHOD", "PUBLISH");
        lines.Text("X-WR-CALNAME", feed.Name);
        if (feed.Refresh is { } refresh)
        {
            lines.Line("REFRESH-INTERVAL;VALUE=DURATION", IcsDuration.Of(refresh));
            lines.Line("X-PUBLISHED-TTL", IcsDuration.Of(refresh));
        }
        IcsZoneWriter.Write(feed, lines);
        foreach (var entry in feed.Entries)
            Series(lines, entry, feed.Stamp);
        lines.Line("END", "VCALENDAR");
    }

    /// <summary>The same as bytes.</summary>
    public static byte[] ToBytes(IcsFeed feed)
    {
        var output = new ArrayBufferWriter<byte>(4096);
        Write(feed, output);
        return output.WrittenSpan.ToArray();
    }

    private static void Series(IcsOutput lines, IcsEntry entry, Instant stamp)
    {
        if (IcsStart.Of(entry.When) is { } start)
        {
            Begin(lines, entry.Uid, stamp);
            Start(lines, entry, start);
            IcsRules.Write(lines, entry.When);
            Facts(lines, entry);
        }
        foreach (var change in entry.Changes)
        {
            Begin(lines, entry.Uid, stamp);
            lines.Time("RECURRENCE-ID", change.Replaces, entry.When.Zone, entry.When.WholeDay);
            Start(lines, change.Instead, change.Instead.When.Start);
            Facts(lines, change.Instead);
        }
    }

    private static void Begin(IcsOutput lines, string uid, Instant stamp)
    {
        lines.Line("BEGIN", "VEVENT");
        lines.Text("UID", uid);
        lines.Utc("DTSTAMP", stamp);
    }

    private static void Start(IcsOutput lines, IcsEntry entry, LocalDateTime start)
    {
        var when = entry.When;
        lines.Time("DTSTART", start, when.Zone, when.WholeDay);
        if (entry.Length is not { } length)
            return;
        if (when.WholeDay)
            lines.Time(
                "DTEND",
                start.PlusDays(Math.Max(1, (int)Math.Ceiling(length.TotalDays))),
                when.Zone,
                date: true
            );
        else
            lines.Time(
                "DTEND",
                (Zones.At(start, when.Zone) + length).InZone(when.Zone).LocalDateTime,
                when.Zone,
                date: false
            );
    }

    private static void Facts(IcsOutput lines, IcsEntry entry)
    {
        lines.Text("SUMMARY", entry.Title);
        lines.Text("DESCRIPTION", entry.Description);
        lines.Text("LOCATION", entry.Location);
        if (entry.Position is { } at)
            lines.Line(
                "GEO",
                string.Create(CultureInfo.InvariantCulture, $"{at.Latitude:0.######};{at.Longitude:0.######}")
            );
        lines.Uri("URL", entry.Url);
        lines.Line("STATUS", entry.Status.ToString().ToUpperInvariant());
        lines.Line("SEQUENCE", entry.Sequence.ToString(CultureInfo.InvariantCulture));
        if (entry.Modified is { } modified)
            lines.Utc("LAST-MODIFIED", modified);
        lines.Line("END", "VEVENT");
    }
}
