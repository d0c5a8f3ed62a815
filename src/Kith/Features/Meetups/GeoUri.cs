using System.Globalization;

namespace Kith.Features.Meetups;

/// <summary>An address of a point on earth that a phone opens in whatever map its owner uses (RFC 5870); no map of ours, no third party.</summary>
public static class GeoUri
{
    /// <param name="latitude">Degrees WGS 84.</param>
    /// <param name="longitude">Degrees WGS 84.</param>
    public static string Of(double latitude, double longitude)
    {
        var point = string.Create(CultureInfo.InvariantCulture, $"{latitude:0.######},{longitude:0.######}");
        return $"geo:{point}?q={point}";
    }
}
