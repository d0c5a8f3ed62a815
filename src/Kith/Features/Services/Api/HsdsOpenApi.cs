using System.Text;
using System.Text.Json.Nodes;
using Kith.Features.Services.Hsds;
using Kith.Web;

namespace Kith.Features.Services.Api;

/// <summary>One kind of thing the API gives.</summary>
/// <param name="Path">Where its list is, below <c>/hsds</c>.</param>
/// <param name="Id">Name of its id in an address.</param>
/// <param name="Schema">Its schema of HSDS.</param>
/// <param name="ListSchema">The schema of what a page holds.</param>
/// <param name="Asked">Parameters a list takes.</param>
public sealed record HsdsResource(string Path, string Id, string Schema, string ListSchema, IReadOnlyList<string> Asked)
{
    /// <summary>Parameters a single one takes.</summary>
    public IReadOnlyList<string> AskedOfOne { get; init; } = [];
}

/// <summary>What the API really does, as OpenAPI 3.1 for <c>/hsds/openapi.json</c>; endpoints take exactly the parameters named here.</summary>
public static class HsdsOpenApi
{
    private const string Schemas = "https://raw.githubusercontent.com/openreferral/specification/3.1/schema/";

    private static readonly string[] Paged = ["search", "page", "per_page", "format"];

    public static readonly HsdsResource Services = new(
        "services",
        "service",
        "compiled/service.json",
        "compiled/service_list.json",
        [
            .. Paged,
            "taxonomy_term_id",
            "taxonomy_id",
            "organization_id",
            "modified_after",
            "minimal",
            "full",
            "postcode",
            "proximity",
        ]
    );

    public static readonly HsdsResource Organizations = new(
        "organizations",
        "organization",
        "compiled/organization.json",
        "compiled/organization_list.json",
        [.. Paged, "full_service", "full", "taxonomy_term_id", "taxonomy_id"]
    )
    {
        AskedOfOne = ["full_service"],
    };

    public static readonly HsdsResource ServicesAtLocations = new(
        "service_at_locations",
        "link",
        "compiled/service_at_location.json",
        "compiled/service_at_location_list.json",
        [
            .. Paged,
            "taxonomy_term_id",
            "taxonomy_id",
            "organization_id",
            "modified_after",
            "full",
            "postcode",
            "proximity",
        ]
    );

    public static readonly HsdsResource Taxonomies = new(
        "taxonomies",
        "taxonomy",
        "taxonomy.json",
        "taxonomy.json",
        Paged
    );

    public static readonly HsdsResource TaxonomyTerms = new(
        "taxonomy_terms",
        "term",
        "taxonomy_term.json",
        "taxonomy_term.json",
        [.. Paged, "taxonomy_id", "top_only", "parent_id"]
    );

    /// <summary>The description as UTF-8.</summary>
    public static byte[] Write(Address address)
    {
        var paths = new JsonObject { ["/"] = Get("About this API.", [], Object()) };
        foreach (var resource in new[] { Services, Organizations, ServicesAtLocations, Taxonomies, TaxonomyTerms })
        {
            paths[$"/{resource.Path}"] = Get($"A page of {resource.Path}.", resource.Asked, PageOf(resource));
            paths[$"/{resource.Path}/{{id}}"] = One(resource);
        }
        var parameters = new JsonObject();
        foreach (var parameter in HsdsParameters.All)
            parameters[parameter.Key] = parameter.Value();
        var document = new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "Service directory",
                ["version"] = HsdsEndpoints.Version,
                ["description"] =
                    "What a neighbourhood hub knows of services, in HSDS 3.1. No key, no account. Filters narrow together; a value that "
                    + "means nothing answers 400, names that are not known are ignored. Of places that must not be found no address, point or distance is given.",
                ["license"] = new JsonObject { ["name"] = "As the lists it was put together from" },
            },
            ["jsonSchemaDialect"] = "https://json-schema.org/draft/2020-12/schema",
            ["servers"] = new JsonArray(new JsonObject { ["url"] = address.Link("/hsds") }),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = new JsonObject { ["Page"] = HsdsParameters.Page() },
                ["parameters"] = parameters,
            },
        };
        return Encoding.UTF8.GetBytes(HsdsOrder.Text(document));
    }

    private static JsonObject One(HsdsResource resource)
    {
        var one = Get(
            $"One of {resource.Path}, with everything inside.",
            resource.AskedOfOne,
            Reference(resource.Schema)
        );
        one["parameters"] = new JsonArray(
            new JsonObject
            {
                ["name"] = "id",
                ["in"] = "path",
                ["required"] = true,
                ["schema"] = new JsonObject { ["type"] = "string", ["format"] = "uuid" },
            }
        );
        one["get"]!["responses"]!["404"] = new JsonObject { ["description"] = "There is none with this id." };
        return one;
    }

    private static JsonObject Get(string summary, IReadOnlyList<string> asked, JsonObject schema) =>
        new()
        {
            ["get"] = new JsonObject
            {
                ["summary"] = summary,
                ["parameters"] = new JsonArray([
                    .. asked.Select(a => new JsonObject { ["$ref"] = $"#/components/parameters/{a}" }),
                ]),
                ["responses"] = new JsonObject
                {
                    ["200"] = new JsonObject
                    {
                        ["description"] = summary,
                        ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = schema } },
                    },
                    ["304"] = new JsonObject { ["description"] = "It is what If-None-Match named." },
                    ["400"] = new JsonObject { ["description"] = "The value of a parameter means nothing." },
                },
            },
        };

    private static JsonObject PageOf(HsdsResource resource) =>
        new()
        {
            ["allOf"] = new JsonArray(new JsonObject { ["$ref"] = "#/components/schemas/Page" }),
            ["properties"] = new JsonObject
            {
                ["contents"] = new JsonObject { ["type"] = "array", ["items"] = Reference(resource.ListSchema) },
            },
        };

    private static JsonObject Reference(string schema) => new() { ["$ref"] = Schemas + schema };

    private static JsonObject Object() => new() { ["type"] = "object" };
}
