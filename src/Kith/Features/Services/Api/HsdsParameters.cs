using System.Globalization;
using System.Text.Json.Nodes;

namespace Kith.Features.Services.Api;

/// <summary>The parameters of the API and its page, as OpenAPI describes them.</summary>
public static class HsdsParameters
{
    /// <summary>Each parameter by its name, made anew each time it is wanted.</summary>
    public static readonly IReadOnlyDictionary<string, Func<JsonObject>> All = new Dictionary<string, Func<JsonObject>>
    {
        ["search"] = () =>
            Of(
                "search",
                "Words, each of which what is found must hold as the beginning of one of its own: in its names and descriptions and, for services, their organization's.",
                new() { ["type"] = "string", ["maxLength"] = HsdsAsked.LongestSearch }
            ),
        ["page"] = () => Of("page", "From 1; a page past the end is empty.", Whole(1, int.MaxValue)),
        ["per_page"] = () =>
            Of(
                "per_page",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"How many on a page, {HsdsAsked.UsualPage} when left out; with minimal at most {HsdsAsked.LargestMinimal}, and that many when left out."
                ),
                Whole(1, HsdsAsked.LargestPage)
            ),
        ["format"] = () =>
            Of(
                "format",
                "ndjson sends everything that is found, an object on each line, without pages.",
                new() { ["type"] = "string", ["enum"] = new JsonArray("json", "ndjson") }
            ),
        ["taxonomy_term_id"] = () => Of("taxonomy_term_id", "Only what carries this term.", Key()),
        ["taxonomy_id"] = () => Of("taxonomy_id", "Only what carries any term of this taxonomy, or is one.", Key()),
        ["organization_id"] = () => Of("organization_id", "Only services of this organization.", Key()),
        ["modified_after"] = () =>
            Of(
                "modified_after",
                "Only what was changed at this time or later: a date, or a date and time; UTC when no offset is given.",
                new() { ["type"] = "string", ["format"] = "date-time" }
            ),
        ["minimal"] = () => Of("minimal", "Only id and last_modified.", Flag()),
        ["full"] = () => Of("full", "With everything inside; otherwise without lists.", Flag()),
        ["full_service"] = () => Of("full_service", "Organizations with their services whole.", Flag()),
        ["top_only"] = () => Of("top_only", "Only terms that stand below no other.", Flag()),
        ["parent_id"] = () => Of("parent_id", "Only terms directly below this one.", Key()),
        ["postcode"] = () =>
            Of(
                "postcode",
                "A postcode this hub knows, the middle of proximity. Service areas are words here and narrow nothing.",
                new() { ["type"] = "string", ["maxLength"] = HsdsAsked.LongestSearch }
            ),
        ["proximity"] = () =>
            Of(
                "proximity",
                "Metres around the middle of postcode. Only places that everybody may know are measured.",
                new()
                {
                    ["type"] = "number",
                    ["exclusiveMinimum"] = 0,
                    ["maximum"] = HsdsAsked.WidestMetres,
                }
            ),
    };

    /// <summary>HSDS's page.</summary>
    public static JsonObject Page() =>
        new()
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["total_items"] = Meaning("integer", "How many there are on all pages together."),
                ["total_pages"] = Meaning("integer", "How many pages there are; 0 when nothing was found."),
                ["page_number"] = Meaning("integer", "This page, from 1."),
                ["size"] = Meaning("integer", "How many are on this page."),
                ["first_page"] = Meaning("boolean", "Whether this is the first page."),
                ["last_page"] = Meaning("boolean", "Whether no page comes after this one."),
                ["empty"] = Meaning("boolean", "Whether nothing is on this page."),
                ["contents"] = Meaning("array", "What is on it, in the order of the ids."),
            },
        };

    private static JsonObject Of(string name, string meaning, JsonObject schema) =>
        new()
        {
            ["name"] = name,
            ["in"] = "query",
            ["required"] = false,
            ["description"] = meaning,
            ["schema"] = schema,
        };

    private static JsonObject Whole(int least, int most) =>
        new()
        {
            ["type"] = "integer",
            ["minimum"] = least,
            ["maximum"] = most,
        };

    private static JsonObject Key() => new() { ["type"] = "string", ["format"] = "uuid" };

    private static JsonObject Flag() => new() { ["type"] = "boolean", ["default"] = false };

    private static JsonObject Meaning(string type, string meaning) =>
        new() { ["type"] = type, ["description"] = meaning };
}
