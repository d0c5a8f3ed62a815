using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kith.Features.Services.Hsds;

/// <summary>One row of a tabular package, its values typed, with the rows that belong inside it.</summary>
public sealed class PackageRow(string file, int line, HsdsKind kind, JsonObject values)
{
    private const int Deepest = 6;

    private List<(string List, PackageRow Row)>? _inside; // most rows hold nothing
    private List<string>? _said; // columns that say whose it is, said by its place instead
    private bool _isAlone;

    /// <summary>Name of its file, without folder.</summary>
    public string File => file;

    /// <summary>The line it begins in, from 1.</summary>
    public int Line => line;

    public HsdsKind Kind => kind;

    public JsonObject Values => values;

    public string? Id => HsdsSplitter.IdOf(values["id"]);

    /// <summary>Whether it stands inside another.</summary>
    public bool IsInside { get; private set; }

    /// <summary>Puts a row inside this one; <paramref name="back"/> is its column that said so, which is then said by its place.</summary>
    public void Take(string list, string? back, PackageRow row)
    {
        (_inside ??= []).Add((list, row));
        row.IsInside = true;
        if (back is not null)
            (row._said ??= []).Add(back);
    }

    /// <summary>Rows directly inside.</summary>
    public IEnumerable<PackageRow> Inside => _inside?.Select(i => i.Row) ?? [];

    /// <summary>Puts it beside the others, wherever it stood.</summary>
    public void StandAlone() => (IsInside, _isAlone) = (false, true);

    /// <summary>The object with everything inside.</summary>
    public JsonObject Build(int depth = 0)
    {
        var whole = values.DeepClone().AsObject();
        foreach (var (list, row) in depth < Deepest ? _inside ?? [] : [])
        {
            if (row._isAlone)
                continue;
            var inside = row.Build(depth + 1);
            row._said?.ForEach(back => inside.Remove(back));
            if (list == "unit")
            {
                whole.Remove("unit_id");
                whole[list] = inside;
            }
            else if (whole[list] is JsonArray known)
                known.Add(inside);
            else
                whole[list] = new JsonArray(inside);
        }
        return whole;
    }

    /// <summary>A value as its column wants it; empty says nothing.</summary>
    /// <param name="kind">What it is a value of.</param>
    /// <param name="column">Its name in HSDS.</param>
    /// <param name="text">What stands in the cell.</param>
    /// <param name="type">What the package says of the column: <c>json</c> as our own exports write values of several kinds, <c>string</c> for nothing but texts.</param>
    public static JsonNode? Value(HsdsKind kind, string column, string text, string? type = null)
    {
        if (text.Length == 0)
            return null;
        if (type == PackageTypes.Json && PackageTypes.Read(text) is { } written)
            return written;
        if (kind.Column(column) is { } known)
            return known.Type == HsdsType.Number && Parsed(text.Trim(), JsonValueKind.Number) is { } number ? number
                : kind.Name == "schedule" && column == "byday" ? HsdsOlder.Day(text)
                : text;
        // What an export wrote of a column of the list's own that is more than a text.
        return type != PackageTypes.Text && text[0] is ('[' or '{')
            ? Parsed(text, JsonValueKind.Array) ?? Parsed(text, JsonValueKind.Object) ?? text
            : text;
    }

    private static JsonNode? Parsed(string text, JsonValueKind wanted) =>
        PackageTypes.Read(text) is { } node && node.GetValueKind() == wanted ? node : null;
}
