namespace Kith.Time;

/// <summary>A part of a calendar between BEGIN and END, with the lines and parts that Kith reads.</summary>
internal sealed class IcsComponent(string name, int line)
{
    public string Name => name;

    /// <summary>The line of its BEGIN.</summary>
    public int Line => line;

    public List<IcsLine> Lines { get; } = [];

    public List<IcsComponent> Parts { get; } = [];

    /// <summary>The first line of that name, or null.</summary>
    public IcsLine? First(string property) => Lines.Find(found => found.Name == property);

    /// <summary>The text of the first line of that name, unescaped, or null.</summary>
    public string? Text(string property) => First(property) is { } found ? IcsText.Unescape(found.Value) : null;

    public IEnumerable<IcsLine> All(string property) => Lines.Where(found => found.Name == property);
}
