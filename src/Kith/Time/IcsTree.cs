namespace Kith.Time;

/// <summary>Reads a file into its calendars, keeping only what Kith uses: events and zones, without alarms and tasks.</summary>
internal sealed class IcsTree
{
    /// <summary>The format needs three (calendar, zone, its rules).</summary>
    private const int DeepestNesting = 20;

    /// <summary>Parts of a file; ten times what a busy city has in a year.</summary>
    private const int MostParts = 100_000;

    /// <summary>Lines of one part that Kith reads: an event with a date a day for fifty years.</summary>
    private const int MostLines = 20_000;

    /// <summary>With more lines that are none, the file is something else.</summary>
    private const int MostProblems = 1_000;

    private static readonly HashSet<string> Kept = ["VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD", "DAYLIGHT"];

    /// <summary>The properties that are read; nothing else is kept in memory.</summary>
    private static readonly HashSet<string> Read =
    [
        .. "METHOD X-WR-CALNAME TZID X-LIC-LOCATION TZOFFSETFROM TZOFFSETTO DTSTART DTEND DURATION UID SEQUENCE STATUS".Split(
            ' '
        ),
        .. "SUMMARY DESCRIPTION LOCATION URL RRULE EXRULE RDATE EXDATE RECURRENCE-ID".Split(' '),
    ];

    private readonly Stack<IcsComponent> _open = [];
    private readonly List<IcsComponent> _calendars = [];
    private int _parts;

    public List<IcsProblem> Problems { get; } = [];

    /// <summary>The calendars of a file, usually one.</summary>
    /// <exception cref="IcsException">The file is no calendar, or ends before its calendar does.</exception>
    public List<IcsComponent> ReadAll(ReadOnlyMemory<byte> file)
    {
        var last = 1;
        foreach (var (number, text) in IcsLines.Read(file))
        {
            last = number;
            if (IcsLine.TryParse(text, number, out var line))
                Add(line);
            else if (_open.Count == 0)
                throw NoCalendar(number);
            else if (Problems.Count == MostProblems)
                throw new IcsException("too much of this file is no calendar.", number);
            else if (text.Trim().Length > 0)
                Problems.Add(
                    new IcsProblem(
                        number,
                        null,
                        "this is not a line of a calendar (NAME:VALUE); it was left out.",
                        false
                    )
                );
        }
        if (_open.TryPeek(out var unfinished))
            throw new IcsException(
                $"the file ends inside of {unfinished.Name}, which began in line {unfinished.Line}.",
                last
            );
        return _calendars.Count > 0 ? _calendars : throw NoCalendar(last);
    }

    private void Add(IcsLine line)
    {
        if (line.Name == "BEGIN")
            Open(line);
        else if (line.Name == "END")
            Close(line);
        else if (!_open.TryPeek(out var component))
            throw NoCalendar(line.Number);
        else if (Read.Contains(line.Name))
            Keep(line, component);
    }

    private static void Keep(IcsLine line, IcsComponent component)
    {
        if (component.Lines.Count == MostLines)
            throw new IcsException($"{component.Name} in line {component.Line} is too long.", line.Number);
        component.Lines.Add(line);
    }

    private void Open(IcsLine line)
    {
        var component = new IcsComponent(line.Value.Trim().ToUpperInvariant(), line.Number);
        if (++_parts > MostParts)
            throw new IcsException("there are too many events in this file; split it.", line.Number);
        if (_open.Count == DeepestNesting)
            throw new IcsException("there is too much inside of each other here.", line.Number);
        if (_open.Count == 0 && component.Name != "VCALENDAR")
            throw NoCalendar(line.Number);
        _open.Push(component);
    }

    private void Close(IcsLine line)
    {
        var name = line.Value.Trim();
        if (!_open.TryPop(out var done) || !done.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            throw new IcsException($"END:{Shown(name)} does not close {done?.Name ?? "anything"}.", line.Number);
        if (_open.Count == 0)
            _calendars.Add(done);
        else if (Kept.Contains(done.Name) && _open.All(outer => Kept.Contains(outer.Name)))
            _open.Peek().Parts.Add(done);
    }

    private static string Shown(string name) => name.Length <= 40 ? name : name[..40] + "…";

    private static IcsException NoCalendar(int line) =>
        new("this is not a calendar: it should begin with BEGIN:VCALENDAR.", line);
}
