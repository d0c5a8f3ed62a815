using Kith.Features.Meetups;
using Kith.Features.Places;

namespace Kith.Features.Week;

/// <summary>"Within so many kilometres" as the database filters it: plain arithmetic, from points strangers may see.</summary>
public static class Around
{
    private const double Radian = Math.PI / 180;

    /// <summary>
    /// The times at a shown point inside the circle. Equirectangular at the mean latitude, as in Find: right to a quarter of a
    /// per cent at 500 km.
    /// </summary>
    public static IQueryable<Occurrence> Within(this IQueryable<Occurrence> times, NearPlace place, double km)
    {
        var (latitude, longitude) = (place.Latitude, place.Longitude);
        var tall = km / Grid.KmPerDegree;
        var (south, north) = (latitude - tall, latitude + tall);
        // The cosine of the mean latitude, developed around the asked one.
        var cosine = Math.Cos(latitude * Radian);
        var narrowing = Math.Sin(latitude * Radian) * Radian / 2;
        var bending = cosine * Radian * Radian / 8;
        return times
            .Where(o => o.ShownLatitude >= south && o.ShownLatitude <= north)
            .Select(o => new
            {
                Time = o,
                Up = o.ShownLatitude!.Value - latitude,
                // Near the date line the short way is across it.
                East = o.ShownLongitude!.Value
                    - longitude
                    + (
                        o.ShownLongitude < longitude - 180 ? 360
                        : o.ShownLongitude > longitude + 180 ? -360
                        : 0
                    ),
            })
            .Select(o => new
            {
                o.Time,
                o.Up,
                Across = o.East * (cosine - (o.Up * (narrowing + (bending * o.Up)))),
            })
            .Where(o => (o.Up * o.Up) + (o.Across * o.Across) <= tall * tall)
            .Select(o => o.Time);
    }
}
