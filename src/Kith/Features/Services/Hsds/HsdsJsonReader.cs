using System.Runtime.CompilerServices;
using System.Text.Json;
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
    private static readonly JsonSerializerOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    /// <summary>Every object, in its order.</summary>
    /// <exception cref="UnreadableInputException">It is no JSON, or stops being JSON somewhere.</exception>
    public static async IAsyncEnumerable<HsdsItem> ReadAsync(
        Source source,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        await using var stream = new SourceStream(source);
        var first = await stream.PeekAsync(ct);
        if (first is not ((byte)'[' or (byte)'{'))
            throw new UnreadableInputException(
                $"{source.Name} is neither HSDS JSON nor a package of CSV files. Nothing was changed."
            );
        var row = 0;
        var objects = JsonSerializer.DeserializeAsyncEnumerable<JsonNode>(
            stream,
            topLevelValues: first == (byte)'{',
            Strict,
            ct
        );
        await using var each = objects.GetAsyncEnumerator(ct);
        while (await NextAsync(each, source, row))
        {
            foreach (var item in Items(each.Current, ref row))
                yield return item;
        }
    }

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

    private static async Task<bool> NextAsync(IAsyncEnumerator<JsonNode?> each, Source source, int row)
    {
        try
        {
            return await each.MoveNextAsync();
        }
        catch (JsonException e)
        {
            throw new UnreadableInputException(
                $"{source.Name} is no JSON after object {row} (line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}). What was read before is kept; reading it again goes on from there.",
                e
            );
        }
    }

    private static bool IsNamedLists(JsonObject whole) =>
        !whole.ContainsKey("id")
        && !whole.ContainsKey("name")
        && whole.Any(p => p.Value is JsonArray && ListNamed(p.Key) is not null);

    private static List<HsdsItem> Named(JsonObject whole, ref int row)
    {
        var items = new List<HsdsItem>();
        foreach (var (name, list) in whole.ToList())
        {
            whole.Remove(name);
            if (ListNamed(name) is { } kind && list is JsonArray many)
                items.AddRange(Each(many, kind, ref row));
            else
                items.Add(Refused(++row, $"'{name}' is no list HSDS has"));
        }
        return items;
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
