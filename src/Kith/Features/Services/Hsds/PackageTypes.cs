using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kith.Features.Services.Hsds;

/// <summary>
/// What a <c>datapackage.json</c> says of columns (Frictionless Table Schema). A CSV knows only texts: columns whose values are not all what
/// HSDS wants are written as JSON and described as <c>any</c> in the format <c>json</c>, so that nothing becomes something else on its way.
/// </summary>
public static class PackageTypes
{
    /// <summary>Each cell is JSON.</summary>
    public const string Json = "json";

    /// <summary>Each cell is a text and nothing else.</summary>
    public const string Text = "string";

    /// <summary>The types of a resource's columns, by name.</summary>
    public static Dictionary<string, string> Of(JsonElement resource)
    {
        var types = new Dictionary<string, string>(StringComparer.Ordinal);
        if (
            !resource.TryGetProperty("schema", out var schema)
            || schema.ValueKind != JsonValueKind.Object
            || !schema.TryGetProperty("fields", out var fields)
            || fields.ValueKind != JsonValueKind.Array
        )
            return types;
        foreach (var field in fields.EnumerateArray().Where(f => f.ValueKind == JsonValueKind.Object))
            if (
                Word(field, "name") is { } name
                && (Word(field, "format") == Json ? Json : Word(field, "type")) is { } type
            )
                types[name] = type;
        return types;
    }

    /// <summary>What a cell of JSON says; null for what is none, or could not be written down again.</summary>
    public static JsonNode? Read(string text) => StrictJson.Parse(Encoding.UTF8.GetBytes(text)).Node;

    private static string? Word(JsonElement field, string name) =>
        field.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
