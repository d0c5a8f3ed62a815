using System.Text.Json.Nodes;
using Kith.Features.Services.Hsds;

namespace Kith.Features.Services;

/// <summary>
/// One table of a package. A phone that stands in a service and in a place is one row that names both; only where two owners of
/// the same kind have it, or it reads differently, there are two.
/// </summary>
public sealed class PackageTable(HsdsKind kind)
{
    private static readonly string[] Owners =
    [
        "organization_id",
        "service_id",
        "location_id",
        "service_at_location_id",
        "contact_id",
        "phone_id",
    ];

    private readonly Dictionary<string, List<Dictionary<string, string>>> _rows = [];

    public string File => kind.File;

    public void Add(Dictionary<string, string> row)
    {
        var key = string.Join(
            '\u001f',
            Columns([row]).Where(c => !IsOwner(c)).Select(c => $"{c}\u001e{row.GetValueOrDefault(c, "")}")
        );
        var alike = _rows.TryGetValue(key, out var known) ? known : _rows[key] = [];
        if (alike.Find(r => MayJoin(r, row)) is not { } same)
        {
            alike.Add(row);
            return;
        }
        foreach (var (column, value) in row)
            same[column] = value;
    }

    /// <summary>Header and rows as lines, in the order of the ids.</summary>
    public IEnumerable<string> Rows()
    {
        var rows = _rows.Values.SelectMany(r => r).ToList();
        var columns = Columns(rows).ToList();
        yield return CsvRows.Write(columns);
        var lines = rows.Select(r =>
            (Id: r.GetValueOrDefault("id", ""), Line: CsvRows.Write(columns.Select(c => r.GetValueOrDefault(c, ""))))
        );
        foreach (
            var (_, line) in lines
                .OrderBy(l => l.Id, StringComparer.Ordinal)
                .ThenBy(l => l.Line, StringComparer.Ordinal)
        )
            yield return line;
    }

    /// <summary>The table as a data package describes it.</summary>
    public JsonObject Described() =>
        new()
        {
            ["name"] = kind.Name,
            ["path"] = kind.File,
            ["format"] = "csv",
            ["mediatype"] = "text/csv",
            ["encoding"] = "utf-8",
            ["profile"] = "tabular-data-resource",
            ["schema"] = new JsonObject
            {
                ["fields"] = new JsonArray([
                    .. Columns(_rows.Values.SelectMany(r => r))
                        .Select(c => (JsonNode)new JsonObject { ["name"] = c, ["type"] = Type(c) }),
                ]),
            },
        };

    private IEnumerable<string> Columns(IEnumerable<Dictionary<string, string>> rows)
    {
        var own = rows.SelectMany(r => r.Keys).Distinct(StringComparer.Ordinal).Where(c => kind.Column(c) is null);
        return kind.Columns.Select(c => c.Name).Concat(own.Order(StringComparer.Ordinal));
    }

    private bool IsOwner(string column) => !kind.IsRecord && Owners.Contains(column, StringComparer.Ordinal);

    private bool MayJoin(Dictionary<string, string> one, Dictionary<string, string> other) =>
        !kind.IsRecord && Owners.All(c => !one.TryGetValue(c, out var a) || !other.TryGetValue(c, out var b) || a == b);

    private string Type(string column) =>
        kind.Column(column)?.Type switch
        {
            HsdsType.Number => "number",
            HsdsType.Date => "date",
            HsdsType.Instant => "datetime",
            HsdsType.Time => "time",
            _ => "string",
        };
}
