using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Kith.Features.Imports;

namespace Kith.Features.Services.Hsds;

/// <summary>
/// Reads HSDS 3 JSON as it comes: one object, a list of them, a page of an API (<c>contents</c>), lists by name
/// (<c>{"services":[…],"organizations":[…]}</c>, the tabular form with file names included), or an object on each line. Lists and
/// lines are read one object at a time, however many there are.
/// </summary>
public static class HsdsJsonReader
{
    /// <summary>Every object, in its order. What cannot be read is refused by its row, and reading goes on.</summary>
    /// <exception cref="UnreadableInputException">It does not begin like JSON, or breaks off.</exception>
    public static async IAsyncEnumerable<HsdsItem> ReadAsync(
        Source source,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        var isLines =
            source.Name.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase)
            || source.Name.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase)
            || source.Name.Contains("format=ndjson", StringComparison.Ordinal);
        var row = 0;
        await foreach (var piece in new JsonPieces(source, isLines).ReadAsync(ct))
        foreach (var item in Read(piece, ref row))
            yield return item;
    }

    /// <summary>Whether this is what a page or a file of lists by name calls a list.</summary>
    public static bool IsList(string name) => name == "contents" || ListNamed(name) is not null;

    /// <summary>The objects of one page or one object; <paramref name="row"/> counts on.</summary>
    /// <param name="node">The page or object.</param>
    /// <param name="row">How many came before.</param>
    /// <param name="kind">What is on the page; null to tell by what each has.</param>
    public static IReadOnlyList<HsdsItem> Items(JsonNode? node, ref int row, HsdsKind? kind = null)
    {
        if (node is not JsonObject whole)
            return [Refused(++row, "it is no object")];
        if (whole["contents"] is JsonArray page)
        {
            whole.Remove("contents");
            return Each(page, kind, ref row);
        }
        return IsNamedLists(whole) ? Named(whole, ref row) : [Item(++row, whole, kind: null)];
    }

    private static IReadOnlyList<HsdsItem> Read(JsonPiece piece, ref int row)
    {
        if (piece.IsTooLarge)
            return [Refused(++row, $"it has more than {JsonCutter.MostBytes / 1024 / 1024} MB")];
        var (node, why) = StrictJson.Parse(piece.Bytes);
        return why is null ? Items(node, ref row) : [Refused(++row, why)];
    }

    private static bool IsNamedLists(JsonObject whole) =>
        !whole.ContainsKey("id")
        && !whole.ContainsKey("name")
        && whole.Any(p => p.Value is JsonArray && ListNamed(p.Key) is not null);

    private static IReadOnlyList<HsdsItem> Named(JsonObject whole, ref int row)
    {
        var items = new List<HsdsItem>();
        foreach (var (name, list) in whole.ToList())
        {
            whole.Remove(name);
            if (ListNamed(name) is { } kind && list is JsonArray many)
                items.AddRange(Each(many, kind, ref row).Select(i => i with { File = name }));
            else
                items.Add(Refused(++row, $"'{name}' is no list HSDS has"));
        }
        var objects = items.Where(i => i.Refusal is null).ToList();
        return objects.Exists(i => i.Kind.IsRecord) && objects.Exists(i => !i.Kind.IsRecord)
            ? [.. items.Where(i => i.Refusal is not null), .. Joined(objects)]
            : [.. items.Select(i => i with { File = null })];
    }

    /// <summary>The tabular form: what belongs together only points at each other.</summary>
    private static IEnumerable<HsdsItem> Joined(List<HsdsItem> items)
    {
        var (joined, problems) = PackageWeave.Of([
            .. items.Select(i => new PackageRow(i.File!, i.Row, i.Kind, i.Object)),
        ]);
        var reasons = problems.ToLookup(p => p.Row, p => p.Reason);
        foreach (var item in joined)
        {
            item.Remarks.AddRange(reasons[item.Row].OfType<string>());
            yield return item;
        }
    }

    private static HsdsKind? ListNamed(string name) =>
        HsdsVocabulary.All.FirstOrDefault(k => k.List == name || k.File == name || k.Name == name);

    private static List<HsdsItem> Each(JsonArray list, HsdsKind? kind, ref int row)
    {
        var items = new List<HsdsItem>();
        var objects = list.ToList();
        list.Clear();
        foreach (var node in objects)
            items.Add(node is JsonObject one ? Item(++row, one, kind) : Refused(++row, "it is no object"));
        return items;
    }

    private static HsdsItem Item(int row, JsonObject one, HsdsKind? kind) =>
        (kind ?? HsdsGuess.KindOf(one)) is { } known
            ? new(row, null, known, one)
            : Refused(row, "nothing in it says what it is: no service, organization, location or taxonomy of HSDS");

    private static HsdsItem Refused(int row, string why) =>
        new(row, null, HsdsVocabulary.Service, []) { Refusal = why };
}
