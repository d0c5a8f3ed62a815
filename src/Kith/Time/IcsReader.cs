using System.Globalization;
using System.Text;

namespace Kith.Time;

/// <summary>
/// Reads iCalendar files (RFC 5545), tolerant of what calendars in the wild get wrong. A file that is no whole calendar is
/// refused; an event that cannot be understood is left out and named; no text brings it down.
/// </summary>
public static class IcsReader
{
    /// <summary>Bytes. A calendar of ten thousand events is about half of this.</summary>
    public const int LargestFile = 20_000_000;

    /// <summary>Reads a stream to its end, or to <see cref="LargestFile"/>.</summary>
    /// <exception cref="IcsException">The file is too large, not UTF-8, not a calendar, or cut off.</exception>
    public static IcsCalendar Read(Stream stream)
    {
        using var file = new MemoryStream();
        var buffer = new byte[81_920];
        for (int read; (read = stream.Read(buffer)) > 0; file.Write(buffer, 0, read))
            if (file.Length + read > LargestFile)
                throw new IcsException(TooLarge, 1);
        return Read(file.GetBuffer().AsMemory(0, (int)file.Length));
    }

    /// <summary>Reads a calendar that is already in memory.</summary>
    /// <inheritdoc cref="Read(Stream)"/>
    public static IcsCalendar Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static readonly string TooLarge = string.Create(
        CultureInfo.InvariantCulture,
        $"the file is larger than {LargestFile / 1_000_000} MB, which no calendar of meetings is."
    );

    private static IcsCalendar Read(ReadOnlyMemory<byte> file)
    {
        if (file.Length > LargestFile)
            throw new IcsException(TooLarge, 1);
        var tree = new IcsTree();
        var calendars = tree.ReadAll(file);
        var events = new List<IcsEvent>();
        foreach (var calendar in calendars)
            AddEvents(calendar, events, tree.Problems);
        var name = calendars
            .Select(calendar => calendar.Text("X-WR-CALNAME"))
            .FirstOrDefault(found => found is not null);
        return new IcsCalendar(name, events, [.. tree.Problems.OrderBy(problem => problem.Line)]);
    }

    private static void AddEvents(IcsComponent calendar, List<IcsEvent> events, List<IcsProblem> problems)
    {
        var zones = new IcsZones(calendar, problems);
        var cancelled =
            calendar.First("METHOD")?.Value.Trim().Equals("CANCEL", StringComparison.OrdinalIgnoreCase) == true;
        foreach (var component in calendar.Parts.Where(part => part.Name == "VEVENT"))
            if (new IcsEventReader(component, zones, problems).Read() is { } read)
                events.Add(cancelled ? read with { Cancelled = true } : read);
    }
}
