namespace Kith.Time;

/// <summary>Reads a file into its calendars, keeping only what Kith uses: events and zones, without alarms and tasks.</summary>
internal sealed class IcsTree
{
    /// <summary>The format needs three (calendar, zone, its rules).</summary>
    private const int DeepestNesting = 20;

    private static readonly HashSet<string> Kept = ["VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD", "DAYLIGHT"];

    private readonly Stack<IcsComponent> _open = [];
    private readonly List<IcsComponent> _calendars = [];

    public List<IcsProblem> Problems { get; } = [];

    /// <summary>The calendars of a file, usually one.</summary>
    /// <exception cref="IcsException">The file is no calendar, or ends before its calendar does.</exception>
    public List<IcsComponent> Read(ReadOnlyMemory<byte> file)
    {
        var last = 1;
        foreach (var (number, text) in IcsLines.Read(file))
        {
            last = number;
            if (IcsLine.TryParse(text, number, out var line))
                Add(line);
            else if (_open.Count == 0)
                throw NoCalendar(number);
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
        else if (_open.TryPeek(out var component))
            component.Lines.Add(line);
        else
            throw NoCalendar(line.Number);
    }

    private void Open(IcsLine line)
    {
        var component = new IcsComponent(line.Value.Trim().ToUpperInvariant(), line.Number);
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
