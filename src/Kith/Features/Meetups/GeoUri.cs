using System.Globalization;

namespace Kith.Features.Meetups;

/// <summary>An address of a point on earth that a phone opens in whatever map its owner uses (RFC 5870); no map of ours, no third party.</summary>
public static class GeoUri
{
    /// <summary>The address of a point in degrees WGS 84.</summary>
    public static string Of(double latitude, double longitude)
    {
        var point = string.Create(CultureInfo.InvariantCulture, $"{latitude:0.######},{longitude:0.######}");
        return $"geo:{point}?q={point}";
    }
}
