using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kith.Features.Services.Finder;

/// <summary>Reads what stands in an HSDS object, whatever its list put there.</summary>
public static class HsdsWords
{
    /// <summary>A text without white space around it; null for none.</summary>
    public static string? Word(this JsonObject item, string column) =>
        item[column] is JsonValue value
        && value.GetValueKind() == JsonValueKind.String
        && value.GetValue<string>().Trim() is { Length: > 0 } text
            ? text
            : null;

    /// <summary>The objects of a list inside; none when there is no such list.</summary>
    public static IEnumerable<JsonObject> Parts(this JsonObject? item, string list) =>
        item?[list] is JsonArray parts ? parts.OfType<JsonObject>() : [];

    public static JsonObject? Part(this JsonObject item, string column) => item[column] as JsonObject;

    public static double? Amount(this JsonObject item, string column) =>
        item[column] is JsonValue value
        && value.GetValueKind() == JsonValueKind.Number
        && value.TryGetValue(out double number)
            ? number
            : null;
}
