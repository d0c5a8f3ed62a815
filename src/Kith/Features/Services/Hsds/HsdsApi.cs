using System.Globalization;
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
        && !IsFile(uri.AbsolutePath)
        && !uri.Query.Contains("format=ndjson", StringComparison.Ordinal);

    /// <summary>Whether an answer is what an API says of itself.</summary>
    public static bool IsDetails(JsonObject answer) =>
        answer["contents"] is null
        && (answer["openapi_url"] is not null || (answer["version"] is not null && answer["profile"] is not null));

    /// <summary>Whether a page says that none comes after it; null when it says nothing about it.</summary>
    /// <param name="page">The page.</param>
    /// <param name="number">Which was asked for, from 1.</param>
    public static bool? SaysLast(JsonObject page, int number) =>
        Number(page, "total_pages") is { } pages ? number >= pages
        : page["last_page"] is JsonValue said && said.TryGetValue(out bool last) ? last
        : null;

    /// <summary>A whole number of a page, written as a text or not; null when it has none.</summary>
    public static long? Number(JsonObject page, string name) =>
        page[name] is JsonValue value
        && long.TryParse(value.ToString(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var n)
            ? n
            : null;

    /// <summary>A base may end in a version, <c>/v3.1</c>, which is no extension of a file.</summary>
    private static bool IsFile(string path)
    {
        var last = path.TrimEnd('/').Split('/')[^1];
        var isVersion = last.TrimStart('v', 'V').All(c => char.IsAsciiDigit(c) || c is '.' or '-' or '_');
        return Path.HasExtension(last) && !isVersion;
    }
}
