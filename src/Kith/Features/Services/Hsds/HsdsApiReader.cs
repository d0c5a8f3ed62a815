using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kith.Features.Imports;

namespace Kith.Features.Services.Hsds;

/// <summary>
/// Reads what is at an address: a file of HSDS JSON, one list of an API page by page, or from its first answer on all the lists
/// an API has. Services and organizations that come without what is inside them are asked for one by one.
/// </summary>
public static class HsdsApiReader
{
    /// <summary>Largest page.</summary>
    private const long MostBytes = 256L * 1024 * 1024;

    /// <summary>Most pages; an API that never ends is broken.</summary>
    private const int MostPages = 100_000;

    private static readonly Dictionary<HsdsKind, string[]> Insides = new()
    {
        [HsdsVocabulary.Service] = ["service_at_locations", "phones", "schedules", "contacts", "languages"],
        [HsdsVocabulary.Organization] = ["services", "locations", "programs", "phones", "contacts"],
    };

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
        var page = await ParsedAsync(first, ct);
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
        for (var number = 1; number <= MostPages; number++)
        {
            var isLast = HsdsApi.IsLast(page, number);
            foreach (var item in HsdsJsonReader.Items(page, ref row, kind))
                yield return await WholeAsync(item, address, ct);
            if (isLast)
                yield break;
            page = await AskAsync(With(address, "page", (number + 1).ToString(CultureInfo.InvariantCulture)), ct);
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
            return (await AskAsync(address, ct), null);
        }
        catch (UnreadableInputException e) when (kind != HsdsVocabulary.Service)
        {
            return e.IsAbsent ? (null, null) : (null, new(0, null, kind, []) { Refusal = e.Message, IsPartial = true });
        }
    }

    private static async Task<HsdsItem> WholeAsync(HsdsItem item, string address, CancellationToken ct)
    {
        if (
            item.Refusal is not null
            || !Insides.TryGetValue(item.Kind, out var inside)
            || inside.Any(item.Object.ContainsKey)
            || HsdsSplitter.IdOf(item.Object["id"]) is not { } id
        )
            return item;
        try
        {
            return item with { Object = await AskAsync($"{Bare(address)}/{Uri.EscapeDataString(id)}", ct) };
        }
        catch (UnreadableInputException e)
        {
            item.Remarks.Add($"only its line in the list could be had: {e.Message}");
            return item with { IsPartial = true };
        }
    }

    private static async Task<JsonObject> AskAsync(string address, CancellationToken ct)
    {
        await using var source = await Source.OpenAsync(address, MostBytes, ct);
        return await ParsedAsync(source, ct);
    }

    private static async Task<JsonObject> ParsedAsync(Source source, CancellationToken ct)
    {
        try
        {
            var node = JsonNode.Parse(
                await source.ReadAllAsync(ct),
                documentOptions: new() { AllowDuplicateProperties = false }
            );
            return node switch
            {
                JsonObject one => one,
                JsonArray list => new JsonObject { ["contents"] = list, ["total_pages"] = 1 },
                _ => throw new UnreadableInputException($"{source.Name} answered neither an object nor a list."),
            };
        }
        catch (JsonException e)
        {
            throw new UnreadableInputException($"{source.Name} answered no JSON: {e.Message}", e);
        }
    }

    private static string Bare(string address) => address.Split('?')[0].TrimEnd('/');

    private static string With(string address, string name, string value) =>
        $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{name}={value}";
}
