using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kith.Features.Imports;

namespace Kith.Features.Services.Hsds;

/// <summary>
/// Reads what is at an address: a file of HSDS JSON, or an API page by page. An API whose pages hold services without their lists
/// is asked for each service.
/// </summary>
public static class HsdsApiReader
{
    /// <summary>Largest page.</summary>
    private const long MostBytes = 256L * 1024 * 1024;

    /// <summary>Most pages; an API that never ends is broken.</summary>
    private const int MostPages = 100_000;

    private static readonly string[] Lists = ["service_at_locations", "phones", "schedules", "contacts", "languages"];

    /// <summary>Every object; <paramref name="first"/> is the answer of <paramref name="address"/> itself.</summary>
    /// <exception cref="UnreadableInputException">It is no JSON, or a page of it cannot be had.</exception>
    public static async IAsyncEnumerable<HsdsItem> ReadAsync(
        Source first,
        string address,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        if (!IsApi(address))
        {
            await foreach (var item in HsdsJsonReader.ReadAsync(first, ct))
                yield return item;
            yield break;
        }
        var page = await ParsedAsync(first, ct);
        if (page["openapi_url"] is not null || (page["version"] is not null && page["profile"] is not null))
        {
            address = $"{address.TrimEnd('/')}/services";
            page = await AskAsync(address, ct);
        }
        var row = 0;
        for (var number = 1; number <= MostPages; number++)
        {
            var isLast = IsLast(page, number);
            foreach (var item in HsdsJsonReader.Items(page, ref row))
                yield return await WholeAsync(item, address, ct);
            if (isLast)
                yield break;
            page = await AskAsync(With(address, "page", (number + 1).ToString(CultureInfo.InvariantCulture)), ct);
        }
    }

    /// <summary>Whether an address is asked like an API; the name of a file is read like one.</summary>
    private static bool IsApi(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && !Path.HasExtension(uri.AbsolutePath)
        && !uri.Query.Contains("format=ndjson", StringComparison.Ordinal);

    private static bool IsLast(JsonObject page, int number)
    {
        var pages = page["total_pages"] is JsonValue total && total.TryGetValue(out int n) ? n : (int?)null;
        if (page["contents"] is not JsonArray { Count: > 0 })
            return number == 1 || (page["contents"] is JsonArray && !(pages > number))
                ? true
                : throw new UnreadableInputException(
                    $"Page {number} holds no list. What was read before is kept; reading it again goes on from there."
                );
        var last = page["last_page"] is JsonValue said && said.TryGetValue(out bool is_last) && is_last;
        return pages is { } known ? number >= known : last || page["last_page"] is null;
    }

    private static async Task<HsdsItem> WholeAsync(HsdsItem item, string address, CancellationToken ct)
    {
        if (
            item.Kind != HsdsVocabulary.Service
            || Lists.Any(item.Object.ContainsKey)
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
