using System.Text.Json.Nodes;
using Kith.Features.Imports;

namespace Kith.Features.Services.Hsds;

/// <summary>How HSDS APIs are built: their lists, and what their answers say of themselves.</summary>
public static class HsdsApi
{
    /// <summary>The lists an API has; services at places are inside their services already, or come last.</summary>
    public static readonly IReadOnlyList<(string Path, HsdsKind Kind)> Lists =
    [
        ("services", HsdsVocabulary.Service),
        ("organizations", HsdsVocabulary.Organization),
        ("taxonomies", HsdsVocabulary.Taxonomy),
        ("taxonomy_terms", HsdsVocabulary.TaxonomyTerm),
        ("service_at_locations", HsdsVocabulary.ServiceAtLocation),
    ];

    /// <summary>Whether an address is asked like an API; the name of a file is read like one.</summary>
    public static bool IsApi(string address) =>
        Source.IsAddress(address)
        && Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && !Path.HasExtension(uri.AbsolutePath)
        && !uri.Query.Contains("format=ndjson", StringComparison.Ordinal);

    /// <summary>Whether an answer is what an API says of itself.</summary>
    public static bool IsDetails(JsonObject answer) =>
        answer["contents"] is null
        && (answer["openapi_url"] is not null || (answer["version"] is not null && answer["profile"] is not null));

    /// <summary>Whether no page comes after this one.</summary>
    /// <exception cref="UnreadableInputException">It is no page, though one should be here.</exception>
    public static bool IsLast(JsonObject page, int number)
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
}
