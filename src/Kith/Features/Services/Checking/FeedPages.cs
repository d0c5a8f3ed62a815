using System.Text.Json.Nodes;
using Kith.Features.Services.Hsds;

namespace Kith.Features.Services.Checking;

/// <summary>Follows the pages of one list and notices what no schema can: counts that lie and pages that overlap.</summary>
public sealed class FeedPages
{
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);
    private long? _total;

    /// <summary>Whether the last page added anything; a list that only repeats itself never ends.</summary>
    public bool HasGrown { get; private set; }

    /// <summary>What is odd about a page, the next after those before it.</summary>
    /// <param name="document">Its name.</param>
    /// <param name="page">The page.</param>
    /// <param name="number">Which page was asked for, from 1.</param>
    public IEnumerable<Finding> Follow(string document, JsonObject page, int number)
    {
        var items = (page["contents"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        var before = _seen.Count;
        var repeated = 0;
        foreach (var id in items.Select(i => HsdsSplitter.IdOf(i["id"])).OfType<string>())
        {
            if (!_seen.TryAdd(id, number) && _seen[id] != number)
                repeated++;
        }
        HasGrown = _seen.Count > before;
        var total = HsdsApi.Number(page, "total_items");
        var pages = HsdsApi.Number(page, "total_pages");
        if (repeated > 0)
            yield return Odd(document, "contents", $"{repeated} objects were on an earlier page already");
        if (HsdsApi.Number(page, "size") is { } size && size != items.Count)
            yield return Odd(document, "size", $"says {size}, there are {items.Count} objects");
        if (HsdsApi.Number(page, "page_number") is { } said && said != number)
            yield return Odd(document, "page_number", $"says {said}, page {number} was asked for");
        if (Flag(page, "first_page") is { } first && first != (number == 1))
            yield return Odd(document, "first_page", $"says {Word(first)} on page {number}");
        if (Flag(page, "last_page") is { } last && pages is { } of && last != (number >= of))
            yield return Odd(document, "last_page", $"says {Word(last)} on page {number} of {of}");
        if (Flag(page, "empty") is { } empty && empty != (items.Count == 0))
            yield return Odd(document, "empty", $"says {Word(empty)} of {items.Count} objects");
        if (total < items.Count)
            yield return Odd(document, "total_items", $"says {total}, this page alone has {items.Count}");
        if (_total is { } earlier && total is { } now && earlier != now)
            yield return Odd(document, "total_items", $"says {now}, the page before said {earlier}");
        _total = total ?? _total;
    }

    /// <summary>What is odd about the whole list once its last page was read.</summary>
    public IEnumerable<Finding> End(string list) =>
        _total is { } total && total != _seen.Count
            ? [Odd(list, "total_items", $"says {total}, all pages together have {_seen.Count} different objects")]
            : [];

    private static Finding Odd(string document, string at, string what) => new(document, at, what, IsWrong: false);

    private static string Word(bool value) => value ? "true" : "false";

    private static bool? Flag(JsonObject page, string name) =>
        page[name] is JsonValue value && value.TryGetValue(out bool flag) ? flag : null;
}
