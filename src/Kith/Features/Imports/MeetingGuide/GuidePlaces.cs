using System.Text.Json;

namespace Kith.Features.Imports.MeetingGuide;

/// <summary>Reads a row's place, whether the address is one text or parts.</summary>
public static class GuidePlaces
{
    private const int LongestName = 255;
    private const int LongestAddress = 400;
    private const int LongestArea = 120;
    private const int LongestNotes = 4000;

    /// <summary>The place; null when the row names none.</summary>
    public static GuidePlace? Read(GuideFields fields, IReadOnlyCollection<string> types)
    {
        var address = fields.Words("formatted_address", LongestAddress) ?? FromParts(fields);
        var area = Area(fields);
        var name = fields.Words("location", LongestName) ?? address?.Split(',')[0] ?? area;
        var (latitude, longitude) = (fields.Degrees("latitude", 90), fields.Degrees("longitude", 180));
        if (name is null)
            return null;
        var isWhole = latitude is not null && longitude is not null;
        return new()
        {
            Name = name.Length <= LongestName ? name : name[..LongestName],
            Address = address,
            Area = area,
            Latitude = isWhole ? latitude : null,
            Longitude = isWhole ? longitude : null,
            IsApproximate = IsApproximate(fields),
            Access = GuideTypes.Access(types),
            Directions = fields.Notes("location_notes", LongestNotes),
        };
    }

    /// <summary>Whether the address stands for an area; the format says "yes" in words.</summary>
    public static bool IsApproximate(GuideFields fields) =>
        fields.Value("approximate") is { } value
        && value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => fields.Text("approximate")?.Trim().ToLowerInvariant() is "yes" or "true" or "1",
        };

    /// <summary>The most exact region: the last of <c>regions</c>, else <c>sub_region</c>, <c>region</c>, <c>city</c>.</summary>
    private static string? Area(GuideFields fields)
    {
        var deepest = fields.Value("regions") is { ValueKind: JsonValueKind.Array }
            ? fields.Items("regions").LastOrDefault()
            : null;
        var area =
            deepest?.Trim()
            ?? fields.Words("sub_region", LongestArea)
            ?? fields.Words("region", LongestArea)
            ?? fields.Words("city", LongestArea);
        return area is null ? null : Calm(area.Length <= LongestArea ? area : area[..LongestArea]);
    }

    /// <summary>A list that writes all its towns in capitals would shout on every page.</summary>
    private static string Calm(string area) =>
        area.Length > 3 && area.Any(char.IsLetter) && !area.Any(char.IsLower)
            ? System.Globalization.CultureInfo.InvariantCulture.TextInfo.ToTitleCase(area.ToLowerInvariant())
            : area;

    private static string? FromParts(GuideFields fields)
    {
        var state = $"{fields.Words("state", 40)} {fields.Words("postal_code", 20)}".Trim();
        var parts = new[]
        {
            fields.Words("address", 200),
            fields.Words("city", 80),
            state.Length == 0 ? null : state,
            fields.Words("country", 40),
        };
        var whole = string.Join(", ", parts.OfType<string>());
        return whole.Length == 0 ? null : whole;
    }
}
