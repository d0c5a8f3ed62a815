using System.Text.Json.Nodes;

namespace Kith.Features.Services;

/// <summary>How lists say that a place is confidential: HSDS has no word for it, so columns of their own do.</summary>
public static class LocationSigns
{
    // Without capitals, spaces and signs, however a list writes them.
    private static readonly string[] Columns =
    [
        "confidential",
        "isconfidential",
        "confidentiallocation",
        "locationconfidential",
        "confidentialaddress",
        "addressconfidential",
        "addressisconfidential",
    ];

    private static readonly string[] No = ["", "0", "false", "no", "n", "f"];

    /// <summary>Whether such a column, of the place or of one of its addresses, says anything but no.</summary>
    public static bool IsConfidential(JsonObject location) =>
        location.Any(p =>
            p.Key == "addresses" && p.Value is JsonArray addresses
                ? addresses.OfType<JsonObject>().Any(IsConfidential)
                : p.Value is { } value
                    && Columns.Contains(Bare(p.Key), StringComparer.Ordinal)
                    && !No.Contains(value.ToString().Trim().ToLowerInvariant(), StringComparer.Ordinal)
        );

    /// <summary>The same of anything that stands anywhere inside.</summary>
    public static bool AnyIsConfidential(JsonNode? inside) =>
        inside switch
        {
            JsonObject item => IsConfidential(item) || item.Any(p => AnyIsConfidential(p.Value)),
            JsonArray items => items.Any(AnyIsConfidential),
            _ => false,
        };

    private static string Bare(string column) => string.Concat(column.Where(char.IsLetter)).ToLowerInvariant();
}
