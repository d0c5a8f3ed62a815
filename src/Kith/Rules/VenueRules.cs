using System.Linq.Expressions;
using Kith.Features.Places;

namespace Kith.Rules;

/// <summary>What one person may know of a place. The only thing pages, feeds, search and exports may show of a venue.</summary>
public sealed record ShownPlace(
    string? Name,
    string? Address,
    string? Area,
    double? Latitude,
    double? Longitude,
    Precision Precision,
    Access Access,
    string? Directions,
    string? Transport
);

/// <summary>
/// A hidden address is told by a host to people they approve, never by filling in a form: a stalker can fill in a form. Until
/// then everybody sees the neighbourhood only, and distances are measured to what is shown.
/// </summary>
public static class VenueRules
{
    /// <summary>Decimals of a degree left of an approximate point: about one kilometre.</summary>
    private const int ApproximateDecimals = 2;

    /// <summary>Stewards correct places that everybody may know; of any other they learn nothing.</summary>
    public static readonly Expression<Func<Venue, bool>> KnownToAll = venue => venue.Precision == Precision.Exact;

    /// <summary>What may be shown; <paramref name="isTold"/> when a host approved telling this person, or they host.</summary>
    public static ShownPlace Shown(Venue venue, Neighbourhood? neighbourhood, bool isTold = false)
    {
        var area = neighbourhood?.Name ?? venue.Area;
        return venue.Precision switch
        {
            Precision.Exact => Whole(venue, area),
            Precision.Approximate or Precision.ToldByHost when isTold => Whole(venue, area),
            Precision.Approximate => Hidden(venue, area, Round(venue.Latitude), Round(venue.Longitude)),
            Precision.ToldByHost => Hidden(venue, area, neighbourhood?.Latitude, neighbourhood?.Longitude),
        };
    }

    private static ShownPlace Whole(Venue venue, string? area) =>
        new(
            venue.Name,
            venue.Address,
            area,
            venue.Latitude,
            venue.Longitude,
            venue.Precision,
            venue.Access,
            venue.Directions,
            venue.Transport
        );

    private static ShownPlace Hidden(Venue venue, string? area, double? latitude, double? longitude) =>
        new(null, null, area, latitude, longitude, venue.Precision, venue.Access, null, null);

    private static double? Round(double? degrees) => degrees is { } d ? Math.Round(d, ApproximateDecimals) : null;
}
