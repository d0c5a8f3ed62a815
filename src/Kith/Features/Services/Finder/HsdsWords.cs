using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kith.Features.Services.Finder;

/// <summary>Reads what stands in an HSDS object, whatever its list put there.</summary>
public static class HsdsWords
{
    /// <summary>A text without white space around it and without control characters, which PostgreSQL does not keep; null for none.</summary>
    public static string? Word(this JsonObject item, string column) =>
        item[column] is JsonValue value
        && value.GetValueKind() == JsonValueKind.String
        && Clean(value.GetValue<string>()).Trim() is { Length: > 0 } text
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
        && double.IsFinite(number)
            ? number
            : null;

    private static string Clean(string text) => text.Any(IsOdd) ? string.Concat(text.Where(c => !IsOdd(c))) : text;

    private static bool IsOdd(char c) => char.IsControl(c) && c is not ('\n' or '\r' or '\t');
}
