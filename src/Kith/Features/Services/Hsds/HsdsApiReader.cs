using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Kith.Features.Imports;

namespace Kith.Features.Services.Hsds;

/// <summary>
/// Reads what is at an address: a file of HSDS JSON, one list of an API page by page, or from its first answer on all the lists
/// an API has. Services and organizations that come without what is inside them are asked for one by one.
/// </summary>
public static class HsdsApiReader
{
    /// <summary>Most pages; an API that never ends is broken.</summary>
    private const int MostPages = 100_000;

    /// <summary>Every object; <paramref name="first"/> is the answer of <paramref name="address"/> itself.</summary>
    /// <exception cref="UnreadableInputException">It is no JSON, or a page of it cannot be had.</exception>
    public static async IAsyncEnumerable<HsdsItem> ReadAsync(
        Source first,
        string address,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        if (!HsdsApi.IsApi(address))
        {
            await foreach (var item in HsdsJsonReader.ReadAsync(first, ct))
                yield return item;
            yield break;
        }
        var page = await HsdsAsk.ParsedAsync(first, ct);
        var items = HsdsApi.IsDetails(page)
            ? EveryListAsync(address.TrimEnd('/'), ct)
            : ListAsync(address, page, null, 0, ct);
        await foreach (var item in items)
            yield return item;
    }

    private static async IAsyncEnumerable<HsdsItem> EveryListAsync(
        string root,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        var (row, hasPlaces) = (0, false);
        foreach (var (path, kind) in HsdsApi.Lists)
        {
            if (kind == HsdsVocabulary.ServiceAtLocation && hasPlaces)
                continue;
            var address = $"{root}/{path}?full=true";
            var (page, refused) = await FirstAsync(address, kind, ct);
            if (refused is not null)
                yield return refused with
                {
                    Row = ++row,
                };
            if (page is null)
                continue;
            await foreach (var item in ListAsync(address, page, kind, row, ct))
            {
                row = item.Row;
                hasPlaces |= item.Object.ContainsKey("service_at_locations");
                yield return item;
            }
        }
    }

    private static async IAsyncEnumerable<HsdsItem> ListAsync(
        string address,
        JsonObject page,
        HsdsKind? kind,
        int row,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        var trail = new PageTrail();
        string? why = null;
        for (var number = 1; number <= MostPages; number++)
        {
            if (trail.Follow(page, number))
                foreach (var item in HsdsJsonReader.Items(page, ref row, kind))
                    yield return await HsdsAsk.WholeAsync(item, Bare(address), ct);
            if (trail.IsOver)
                break;
            (var next, why) = await NextAsync(address, number + 1, trail.HasSaid, ct);
            if (next is null)
                break;
            page = next;
        }
        if ((why ?? trail.Lack()) is { } lack)
            yield return new(row + 1, null, kind ?? HsdsVocabulary.Service, [])
            {
                Refusal = $"{Bare(address)} was not read to its end: {lack}",
                IsPartial = true,
            };
    }

    /// <summary>The next page. Where no page says how many there are, one that is absent is the end.</summary>
    private static async Task<(JsonObject? Page, string? Why)> NextAsync(
        string address,
        int number,
        bool isSaid,
        CancellationToken ct
    )
    {
        try
        {
            var next = With(address, "page", number.ToString(CultureInfo.InvariantCulture));
            return (await HsdsAsk.ForAsync(next, ct), null);
        }
        catch (UnreadableInputException e) when (!isSaid)
        {
            return (null, e.IsAbsent ? null : e.Message);
        }
    }

    /// <summary>
    /// The first page of a list. One that an API does not have is no list; one that cannot be had is refused, so that nothing of it
    /// counts as gone. Without services there is nothing to read.
    /// </summary>
    private static async Task<(JsonObject? Page, HsdsItem? Refused)> FirstAsync(
        string address,
        HsdsKind kind,
        CancellationToken ct
    )
    {
        try
        {
            return (await HsdsAsk.ForAsync(address, ct), null);
        }
        catch (UnreadableInputException e) when (kind != HsdsVocabulary.Service)
        {
            return e.IsAbsent ? (null, null) : (null, new(0, null, kind, []) { Refusal = e.Message, IsPartial = true });
        }
    }

    private static string Bare(string address) => address.Split('?')[0].TrimEnd('/');

    private static string With(string address, string name, string value) =>
        $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{name}={value}";
}
