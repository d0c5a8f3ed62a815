using Kith.Features.Places;

namespace Kith.Features.Services.Finder.Shelf;

/// <summary>"Within so many kilometres", reckoned as <see cref="Find.NearSql"/> does, so that a meetup and a service in one house are equally far.</summary>
/// <param name="place">The middle.</param>
/// <param name="km">The radius.</param>
public sealed class Circle(NearPlace place, double km)
{
    private const double Radian = Math.PI / 180;

    private readonly double _cosine = Math.Cos(place.Latitude * Radian);
    private readonly double _narrowing = Math.Sin(place.Latitude * Radian) * Radian / 2;
    private readonly double _bending = Math.Cos(place.Latitude * Radian) * Radian * Radian / 8;
    private readonly double _most = km * km;

    private const int MostCells = 256;

    /// <summary>The squares it touches; null when they are too many to be of use.</summary>
    public IReadOnlyList<int>? Cells { get; } =
        Grid.Around(place.Latitude, place.Longitude, km) is { Count: <= MostCells } few ? few : null;

    /// <summary>The squared distance to a spot, km²; null to one that is not measured.</summary>
    /// <param name="spot">The spot.</param>
    /// <param name="km2">The distance.</param>
    /// <returns>Whether the spot is near: in the circle, or a line that one rings or a place that must not be found by measuring.</returns>
    public bool Holds(ShelvedSpot spot, out double? km2)
    {
        km2 = null;
        if (spot.Row.IsAnywhere)
            return true;
        if (spot.Point is not var (latitude, longitude))
            return false;
        var south = latitude - place.Latitude;
        var x = East(longitude) * (_cosine - (south * (_narrowing + (_bending * south))));
        km2 = Grid.KmPerDegree * Grid.KmPerDegree * ((south * south) + (x * x));
        return km2 <= _most;
    }

    // Near the date line the short way is across it.
    private double East(double longitude) =>
        (longitude - place.Longitude) switch
        {
            > 180 and var far => far - 360,
            < -180 and var far => far + 360,
            var near => near,
        };
}
