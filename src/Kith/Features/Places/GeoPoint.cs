using System.Globalization;

namespace Kith.Features.Places;

/// <summary>A point on the map as people write it.</summary>
public static class GeoPoint
{
    /// <summary>"51.4617, -0.1136" in degrees WGS 84; null when it is no point on the earth.</summary>
    public static (double Latitude, double Longitude)? Read(string? words)
    {
        var parts = (words ?? "").Split(',', StringSplitOptions.TrimEntries);
        return
            parts is [var north, var east]
            && TryRead(north, 90, out var latitude)
            && TryRead(east, 180, out var longitude)
            ? (latitude, longitude)
            : null;
    }

    private static bool TryRead(string words, double most, out double degrees) =>
        double.TryParse(
            words,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out degrees
        )
        && Math.Abs(degrees) <= most;
}
