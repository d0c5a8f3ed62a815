using System.Globalization;
using System.Text.Json.Nodes;

namespace Kith.Features.Services.Hsds;

/// <summary>
/// Follows the pages of one list of an API: whether another is to be asked for, and whether all of the list came. Keeps eight
/// bytes of each object.
/// </summary>
public sealed class PageTrail
{
    private readonly HashSet<long> _seen = [];
    private string? _lack;
    private long? _total;

    /// <summary>Whether no further page is to be asked for.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Whether the last page said itself that more come, or that none does.</summary>
    public bool HasSaid { get; private set; }

    /// <summary>Takes note of a page; says whether there is something in it to read.</summary>
    /// <param name="page">The page.</param>
    /// <param name="number">Which was asked for, from 1.</param>
    public bool Follow(JsonObject page, int number)
    {
        var isLast = HsdsApi.SaysLast(page, number);
        HasSaid = isLast is not null;
        _total = HsdsApi.Number(page, "total_items") ?? _total;
        if (page["contents"] is not JsonArray items)
        {
            IsOver = true;
            // The answer to a first question may be one object that is no page.
            var isPage = number > 1 || page.ContainsKey("contents");
            _lack = isPage ? $"page {number.ToString(CultureInfo.InvariantCulture)} holds no list" : null;
            return !isPage;
        }
        var fresh = items.Count(item => _seen.Add(KeyOf(item)));
        if (fresh == 0 && isLast is false)
            _lack =
                $"page {number.ToString(CultureInfo.InvariantCulture)} brought nothing new, though more are said to come";
        IsOver = isLast is true || fresh == 0 || (isLast is null && _seen.Count >= _total);
        return true;
    }

    /// <summary>Why not all of the list came; null when nothing says so. Ask once the last page was followed.</summary>
    public string? Lack() =>
        _lack
        ?? (
            _seen.Count > 0 && _total is { } total && total != _seen.Count
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"it is said to have {total} objects, {_seen.Count} different ones came"
                )
                : null
        );

    private static long KeyOf(JsonNode? item) =>
        Convert.ToInt64(
            HsdsRecord.HashOf(HsdsSplitter.IdOf((item as JsonObject)?["id"]) ?? item?.ToJsonString() ?? "")[..16],
            16
        );
}
