using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kith.Features.Services.Hsds;

namespace Kith.Features.Services;

/// <summary>Writes the directory as a tabular package of HSDS 3.1: a CSV file for each kind of object and <c>datapackage.json</c>.</summary>
public sealed class ServicesPackage
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly Dictionary<string, PackageTable> _tables = [];

    /// <summary>Takes a record apart into rows: itself, and what stands inside it.</summary>
    public void Add(HsdsKind kind, JsonObject record) => Add(kind, record, owner: null);

    /// <summary>Writes into a folder that may be there already, or a zip when the path ends so.</summary>
    public async Task WriteAsync(string path, CancellationToken ct)
    {
        if (!path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
        {
            Directory.CreateDirectory(path);
            await EachAsync(name => new FileStream(Path.Combine(path, name), FileMode.Create), ct);
            return;
        }
        await using var file = new FileStream(path, FileMode.Create);
        using var zip = new ZipArchive(file, ZipArchiveMode.Create);
        await EachAsync(name => Entry(zip, name).Open(), ct);
    }

    private async Task EachAsync(Func<string, Stream> open, CancellationToken ct)
    {
        foreach (var table in _tables.Values.OrderBy(t => t.File, StringComparer.Ordinal))
        {
            await using var text = new StreamWriter(open(table.File), new UTF8Encoding(false));
            foreach (var row in table.Rows())
                await text.WriteAsync(row.AsMemory(), ct);
        }
        await using var descriptor = new StreamWriter(open("datapackage.json"), new UTF8Encoding(false));
        await descriptor.WriteAsync(Descriptor().AsMemory(), ct);
    }

    private void Add(HsdsKind kind, JsonObject item, (HsdsKind Kind, string Id)? owner)
    {
        var id = HsdsSplitter.IdOf(item["id"]) ?? "";
        if (owner is { } holder)
            Belong(kind, item, holder);
        foreach (var (name, value) in item.ToList())
        {
            if (HsdsVocabulary.Under(name) is not { IsRecord: false } inside || value is not (JsonArray or JsonObject))
                continue;
            item.Remove(name);
            if (value is JsonObject unit)
                item[$"{inside.Name}_id"] = HsdsSplitter.IdOf(unit["id"]);
            foreach (var part in value is JsonArray list ? list.OfType<JsonObject>().ToList() : [(JsonObject)value])
                Add(inside, part, value is JsonArray ? (kind, id) : null);
        }
        var table = _tables.TryGetValue(kind.Name, out var begun) ? begun : _tables[kind.Name] = new(kind);
        table.Add(item.Where(p => p.Value is not null).ToDictionary(p => p.Key, p => p.Value!, StringComparer.Ordinal));
    }

    /// <summary>Says in the row's own columns whose it is.</summary>
    private static void Belong(HsdsKind kind, JsonObject item, (HsdsKind Kind, string Id) owner)
    {
        switch (kind.Name)
        {
            case "attribute":
                item["link_id"] = owner.Id;
                item["link_entity"] ??= owner.Kind.Name;
                break;
            case "metadata":
                item["resource_id"] = owner.Id;
                item["resource_type"] ??= owner.Kind.Name;
                break;
            default:
                item[$"{owner.Kind.Name}_id"] = owner.Id;
                break;
        }
    }

    private static ZipArchiveEntry Entry(ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name);
        // The same directory is the same file, whenever it is written.
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return entry;
    }

    private string Descriptor()
    {
        var resources = _tables
            .Values.OrderBy(t => t.File, StringComparer.Ordinal)
            .Select(t => t.Described())
            .ToArray<JsonNode?>();
        var package = new JsonObject
        {
            ["name"] = "human_services_data",
            ["profile"] = "tabular-data-package",
            ["resources"] = new JsonArray(resources),
        };
        return package.ToJsonString(Indented) + "\n";
    }
}
