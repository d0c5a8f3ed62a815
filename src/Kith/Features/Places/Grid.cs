namespace Kith.Features.Places;

/// <summary>A 0.1° grid over the world (about 11 km north to south), so that an index can answer "near".</summary>
public static class Grid
{
    private const int Columns = 3600;

    /// <summary>Kilometres in one degree of latitude on a sphere of 6,371 km.</summary>
    public const double KmPerDegree = Math.PI * EarthRadiusKm / 180;

    public const double EarthRadiusKm = 6371.0088;

    /// <summary>The number of the square that holds a point.</summary>
    public static int Cell(double latitude, double longitude) => (Row(latitude) * Columns) + Column(longitude);

    /// <summary>All squares that a circle touches, across the date line and at the poles too.</summary>
    public static IReadOnlyList<int> Around(double latitude, double longitude, double km)
    {
        var tall = km / KmPerDegree;
        var (south, north) = (Math.Max(-90, latitude - tall), Math.Min(90, latitude + tall));
        var narrowest = Math.Cos(Math.Max(Math.Abs(south), Math.Abs(north)) * Math.PI / 180);
        var wide = narrowest < 0.01 ? 180 : Math.Min(180, tall / narrowest);
        var columns = wide >= 180 ? Columns : Math.Min(Columns, Raw(longitude + wide) - Raw(longitude - wide) + 1);
        var first = wide >= 180 ? 0 : Raw(longitude - wide);
        var cells = new List<int>();
        for (var row = Row(south); row <= Row(north); row++)
        {
            for (var i = 0; i < columns; i++)
                cells.Add((row * Columns) + Mod(first + i));
        }
        return cells;
    }

    /// <summary>Great-circle distance in kilometres (haversine).</summary>
    public static double Distance(double latitude1, double longitude1, double latitude2, double longitude2)
    {
        var (a, b) = (Radians(latitude1), Radians(latitude2));
        var h =
            Math.Pow(Math.Sin((b - a) / 2), 2)
            + (Math.Cos(a) * Math.Cos(b) * Math.Pow(Math.Sin(Radians(longitude2 - longitude1) / 2), 2));
        return 2 * EarthRadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }

    private static int Row(double latitude) => (int)Math.Floor((Math.Clamp(latitude, -90, 89.999) + 90) * 10);

    private static int Column(double longitude) => Mod(Raw(longitude));

    private static int Raw(double longitude) => (int)Math.Floor((longitude + 180) * 10);

    private static int Mod(int column) => ((column % Columns) + Columns) % Columns;

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
