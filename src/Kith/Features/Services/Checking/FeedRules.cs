using System.Text.Json;
using System.Text.Json.Nodes;
using Kith.Features.Services.Hsds;

namespace Kith.Features.Services.Checking;

/// <summary>Something about somebody's feed.</summary>
/// <param name="Document">Which answer or row.</param>
/// <param name="At">Where in it; empty for all of it.</param>
/// <param name="What">What about it, in words.</param>
/// <param name="IsWrong">Whether the document is not what its schema wants; otherwise something no schema can see.</param>
public sealed record Finding(string Document, string At, string What, bool IsWrong = true);

/// <summary>What single documents must be: by the given schemas, or without any by our own table of HSDS 3.1.</summary>
/// <param name="schemas">The schemas; null for our own rules.</param>
public sealed class FeedRules(SchemaFolder? schemas)
{
    private static readonly string[] Details = ["version", "profile", "openapi_url"];

    private static readonly (string Name, JsonValueKind[] Kinds)[] PageFields =
    [
        ("total_items", [JsonValueKind.Number]),
        ("total_pages", [JsonValueKind.Number]),
        ("page_number", [JsonValueKind.Number]),
        ("size", [JsonValueKind.Number]),
        ("first_page", [JsonValueKind.True, JsonValueKind.False]),
        ("last_page", [JsonValueKind.True, JsonValueKind.False]),
        ("empty", [JsonValueKind.True, JsonValueKind.False]),
    ];

    /// <summary>What an API says of itself.</summary>
    public IEnumerable<Finding> OfDetails(string document, JsonObject details) =>
        schemas?.Find("api_details.json") is { } schema
            ? By(schema, document, details)
            : Details
                .Where(name => details[name] is not JsonValue)
                .Select(name => new Finding(document, name, "is missing"))
                .Concat(
                    Details
                        .Skip(1)
                        .Where(name => details[name] is JsonValue said && !JsonFormats.IsOf("uri", said.ToString()))
                        .Select(name => new Finding(document, name, "is no address on the web"))
                );

    /// <summary>A page of a list.</summary>
    public IEnumerable<Finding> OfPage(string document, HsdsKind kind, JsonObject page)
    {
        if (page["contents"] is not JsonArray items)
            return [new(document, "contents", page.ContainsKey("contents") ? "is no list" : "is missing")];
        var schema = schemas?.Find($"{kind.Name}_list.json");
        // Profiles call both the page and what stands on it a list.
        if ((schema?.Root["properties"] as JsonObject)?.ContainsKey("contents") == true)
            return By(schema!, document, page);
        var missing = PageFields
            .Where(f => page[f.Name] is null)
            .Select(f => new Finding(document, f.Name, "is missing"));
        var fields = PageFields
            .Where(f => page[f.Name] is { } said && !f.Kinds.Contains(said.GetValueKind()))
            .Select(f => new Finding(document, f.Name, $"is no {(f.Kinds.Length == 1 ? "number" : "true or false")}"));
        return missing
            .Concat(fields)
            .Concat(items.SelectMany((item, n) => OnPage(document, kind, schema, item, $"contents[{n}]")));
    }

    /// <summary>One object with everything inside.</summary>
    public IEnumerable<Finding> OfItem(string document, HsdsKind kind, JsonObject item)
    {
        // HSDS's own schemas refer to each other by file, profiles write everything out.
        if (schemas is not null)
            return schemas.Find($"{kind.Name}.json") is { } schema ? By(schema, document, item) : [];
        return Own(document, kind, item, "");
    }

    private IEnumerable<Finding> OnPage(string document, HsdsKind kind, JsonSchema? schema, JsonNode? item, string at)
    {
        if (item is not JsonObject one)
            return [new(document, at, "is no object")];
        if (schemas is null)
            return Own(document, kind, one, $"{at}.");
        return (schema ?? schemas.Find($"{kind.Name}.json"))
                ?.Departures(one)
                .Select(d => new Finding(document, $"{at}.{d.At}", d.What))
            ?? [];
    }

    private static IEnumerable<Finding> Own(string document, HsdsKind kind, JsonObject item, string at) =>
        from said in HsdsCheck.Of(kind, item)
        let parts = said.Split(' ', 2)
        select new Finding(document, at + parts[0], parts[1]);

    private static IEnumerable<Finding> By(JsonSchema schema, string document, JsonNode value) =>
        schema.Departures(value).Select(d => new Finding(document, d.At, d.What));
}
