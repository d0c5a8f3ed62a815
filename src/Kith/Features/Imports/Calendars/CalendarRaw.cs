using System.Text;
using Kith.Time;

namespace Kith.Features.Imports.Calendars;

/// <summary>The text of each event as it stood in its file, by the line it begins in.</summary>
internal static class CalendarRaw
{
    /// <summary>Texts of all events; without DTSTAMP, which many programs renew each time somebody asks.</summary>
    public static Dictionary<int, string> Of(ReadOnlyMemory<byte> file)
    {
        var texts = new Dictionary<int, string>();
        var (begin, text) = (0, new StringBuilder());
        foreach (var (number, line) in IcsLines.Read(file))
        {
            if (line.StartsWith("BEGIN:VEVENT", StringComparison.OrdinalIgnoreCase))
                (begin, text) = (number, new StringBuilder());
            if (begin == 0 || line.StartsWith("DTSTAMP", StringComparison.OrdinalIgnoreCase))
                continue;
            text.Append(line).Append('\n');
            if (!line.StartsWith("END:VEVENT", StringComparison.OrdinalIgnoreCase))
                continue;
            texts[begin] = text.ToString();
            begin = 0;
        }
        return texts;
    }
}
