using System.Text.Json.Nodes;

namespace Kith.Features.Services;

/// <summary>
/// How lists say that a place is confidential: HSDS has no word for it, so columns of their own do. What only might mean it counts: a place
/// closed by mistake is opened by a steward, an address told by mistake stays told.
/// </summary>
public static class LocationSigns
{
    private const string Confidential = "confidential";

    private static readonly string[] Hiding =
    [
        "private",
        "hidden",
        "hide",
        "undisclosed",
        "secret",
        "withheld",
        "withhold",
    ];
    private static readonly string[] Showing = ["public", "show", "display", "publish", "visible"];
    private static readonly string[] Denying = ["not", "dont"];
    private static readonly string[] Where = ["address", "location", "whereabouts"];

    private static readonly string[] No =
    [
        "",
        "0",
        "false",
        "no",
        "n",
        "f",
        "none",
        "public",
        "open",
        "not confidential",
        "nonconfidential",
        "non-confidential",
    ];

    /// <summary>Whether a place, or one of its addresses or attributes, says so.</summary>
    public static bool IsConfidential(JsonObject location) =>
        location.Any(p =>
            (p.Key, p.Value) switch
            {
                ("addresses", JsonArray addresses) => addresses.OfType<JsonObject>().Any(IsConfidential),
                ("attributes", JsonArray attributes) => attributes.OfType<JsonObject>().Any(IsMark),
                ("location_type", JsonValue type) => Bare(type.ToString()) is var kind
                    && (kind.Contains(Confidential, StringComparison.Ordinal) || Has(kind, Hiding)),
                (_, JsonValue value) => Says(Bare(p.Key), value, isPlace: true),
                _ => false,
            }
        );

    /// <summary>Whether a service, or its being somewhere, says so of its places.</summary>
    public static bool KeepsPlaces(JsonObject record) =>
        record.Any(p => p.Value is JsonValue value && Says(Bare(p.Key), value, isPlace: false));

    /// <summary>The same of anything that stands anywhere inside.</summary>
    public static bool AnyIsConfidential(JsonNode? inside) =>
        inside switch
        {
            JsonObject item => IsConfidential(item) || item.Any(p => AnyIsConfidential(p.Value)),
            JsonArray items => items.Any(AnyIsConfidential),
            _ => false,
        };

    private static bool Says(string column, JsonValue value, bool isPlace)
    {
        var isNo = No.Contains(value.ToString().Trim().ToLowerInvariant(), StringComparer.Ordinal);
        if (column.Contains(Confidential, StringComparison.Ordinal))
            return column.StartsWith("non", StringComparison.Ordinal) == isNo;
        var isWhere = Has(column, Where);
        if (Has(column, Hiding) && (isWhere || (isPlace && IsAlone(column, Hiding))))
            return !isNo;
        return Has(column, Showing)
            && (isWhere || (isPlace && IsAlone(column, Showing)))
            && Has(column, Denying) != isNo;
    }

    private static bool IsMark(JsonObject attribute) =>
        new[] { attribute["label"], attribute["taxonomy_term"]?["name"], attribute["taxonomy_term"]?["code"] }.Any(
            word => word is JsonValue text && Bare(text.ToString()).Contains(Confidential, StringComparison.Ordinal)
        )
        && !(
            attribute["value"] is JsonValue value
            && No.Contains(value.ToString().Trim().ToLowerInvariant(), StringComparer.Ordinal)
        );

    private static bool Has(string column, string[] words) =>
        words.Any(word => column.Contains(word, StringComparison.Ordinal));

    // "private", "is_hidden": of a place they can mean nothing else.
    private static bool IsAlone(string column, string[] words) =>
        words.Any(word => column == word || column == $"is{word}");

    private static string Bare(string column) => string.Concat(column.Where(char.IsLetter)).ToLowerInvariant();
}
