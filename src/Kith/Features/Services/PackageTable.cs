using System.Text.Json;
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

    private readonly List<Dictionary<string, JsonNode>> _rows = [];
    private readonly Dictionary<string, List<Dictionary<string, JsonNode>>> _alike = [];

    public string File => kind.File;

    public void Add(Dictionary<string, JsonNode> row)
    {
        var key = string.Join(
            '\u001f',
            row.Where(c => !IsOwner(c.Key))
                .OrderBy(c => c.Key, StringComparer.Ordinal)
                .Select(c => $"{c.Key}\u001e{HsdsOrder.Text(c.Value)}")
        );
        var alike = _alike.TryGetValue(key, out var known) ? known : _alike[key] = [];
        if (alike.Find(r => MayJoin(r, row)) is not { } same)
        {
            alike.Add(row);
            _rows.Add(row);
            return;
        }
        foreach (var (column, value) in row)
            same[column] = value;
    }

    /// <summary>Header and rows as lines, in the order in which they came: that of a service's phones is its own.</summary>
    public IEnumerable<string> Rows()
    {
        var columns = Columns().Select(name => (Name: name, IsPlain: IsPlain(name))).ToList();
        yield return CsvRows.Write(columns.Select(c => c.Name));
        foreach (var row in _rows)
            yield return CsvRows.Write(
                columns.Select(c => row.TryGetValue(c.Name, out var value) ? Cell(value, c.IsPlain) : "")
            );
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
                    .. Columns()
                        .Select(c =>
                            (JsonNode)(
                                IsPlain(c)
                                    ? new JsonObject { ["name"] = c, ["type"] = Type(c) }
                                    : new JsonObject
                                    {
                                        ["name"] = c,
                                        ["type"] = "any",
                                        ["format"] = PackageTypes.Json,
                                    }
                            )
                        ),
                ]),
            },
        };

    private IEnumerable<string> Columns()
    {
        var own = _rows.SelectMany(r => r.Keys).Distinct(StringComparer.Ordinal).Where(c => kind.Column(c) is null);
        return kind.Columns.Select(c => c.Name).Concat(own.Order(StringComparer.Ordinal));
    }

    /// <summary>Whether every value of a column is what a reader takes its text for.</summary>
    private bool IsPlain(string column)
    {
        var wanted = kind.Column(column)?.Type == HsdsType.Number ? JsonValueKind.Number : JsonValueKind.String;
        return _rows.TrueForAll(r =>
            !r.TryGetValue(column, out var value) || (value.GetValueKind() == wanted && HsdsOrder.Text(value) != "\"\"")
        );
    }

    private static string Cell(JsonNode value, bool isPlain) =>
        isPlain && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : HsdsOrder.Text(value);

    private bool IsOwner(string column) => !kind.IsRecord && Owners.Contains(column, StringComparer.Ordinal);

    private bool MayJoin(Dictionary<string, JsonNode> one, Dictionary<string, JsonNode> other) =>
        !kind.IsRecord
        && Owners.All(c =>
            !one.TryGetValue(c, out var a) || !other.TryGetValue(c, out var b) || JsonNode.DeepEquals(a, b)
        );

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
