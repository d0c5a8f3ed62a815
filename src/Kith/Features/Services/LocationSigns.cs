using System.Text.Json.Nodes;

namespace Kith.Features.Services;

/// <summary>How lists say that a place is confidential: HSDS has no word for it, so columns of their own do.</summary>
public static class LocationSigns
{
    private static readonly string[] Columns =
    [
        "confidential",
        "is_confidential",
        "confidential_location",
        "confidential_address",
    ];

    private static readonly string[] No = ["", "0", "false", "no", "n", "f"];

    /// <summary>Whether such a column says anything but no.</summary>
    public static bool IsConfidential(JsonObject location) =>
        Columns.Any(c =>
            location[c] is { } value && !No.Contains(value.ToString().Trim().ToLowerInvariant(), StringComparer.Ordinal)
        );
}
