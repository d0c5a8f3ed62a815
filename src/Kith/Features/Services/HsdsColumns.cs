using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kith.Data.Search;
using Kith.Features.Services.Hsds;

namespace Kith.Features.Services;

/// <summary>
/// Reads the values of an HSDS object that become columns. What is missing, of another type or too long for its column is null
/// here; it stays as it was in the text.
/// </summary>
/// <param name="record">The object as it counts here.</param>
/// <param name="key">What ids that are no UUID belong to: the key of the object's list.</param>
public sealed class HsdsColumns(JsonObject record, string key)
{
    // As ISO 8601 and databases write them: anything else would be a guess at which number is the month.
    private static readonly string[] Instants =
    [
        "yyyy-MM-dd",
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mm:ssK",
        "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
    ];

    /// <summary>A text without line ends and control characters, at most so long.</summary>
    public string? Words(string column, int longest)
    {
        if (Value(column) is not { } text)
            return null;
        var words = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var clean = new string([.. words.Where(c => !char.IsControl(c))]);
        return clean.Length == 0 ? null : Cut(clean, longest);
    }

    /// <summary>Every different word of some columns, folded, each with a space before it, at most so long.</summary>
    public string Found(IEnumerable<string> columns, int longest)
    {
        var words = SearchIndex.Terms(string.Join(' ', columns.Select(Value)));
        return Cut(string.Concat(words.Select(w => $" {w}")), longest);
    }

    /// <summary>The exported id of the object a column points at.</summary>
    public Guid? Id(string column, HsdsKind kind) =>
        Value(column) is { Length: > 0 and <= HsdsId.Longest } id ? HsdsId.Of(key, kind, id) : null;

    /// <summary>Whether the object says something that no single column does.</summary>
    public bool Say(Func<JsonObject, bool> sign) => sign(record);

    public double? Number(string column) =>
        record[column] is JsonValue value
        && value.GetValueKind() == JsonValueKind.Number
        && value.TryGetValue(out double d)
        && double.IsFinite(d)
            ? d
            : null;

    /// <summary>A date or an instant, UTC; a date is its midnight.</summary>
    public DateTime? Instant(string column) =>
        Value(column) is { } text
        && DateTimeOffset.TryParseExact(
            text.Trim(),
            Instants,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var at
        )
            ? at.UtcDateTime
            : null;

    private string? Value(string column) =>
        record[column] is JsonValue value && value.GetValueKind() == JsonValueKind.String
            ? value.GetValue<string>()
            : null;

    private static string Cut(string text, int longest) =>
        text.Length <= longest ? text
        : char.IsHighSurrogate(text[longest - 1]) ? text[..(longest - 1)]
        : text[..longest];
}
