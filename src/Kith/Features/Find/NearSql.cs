using Kith.Features.Places;

namespace Kith.Features.Find;

/// <summary>"Within so many kilometres" in plain arithmetic, which every database knows how to filter and sort by.</summary>
/// <param name="place">The middle.</param>
/// <param name="km">The radius.</param>
/// <param name="value">Turns a value into a placeholder.</param>
/// <remarks>
/// Equirectangular at the mean latitude, its cosine developed around the asked point: right to centimetres at 10 km, to a
/// quarter of a per cent at 500 km.
/// </remarks>
public sealed class NearSql(NearPlace place, double km, Func<object, string> value)
{
    private const double Radian = Math.PI / 180;

    private readonly double _tall = km / Grid.KmPerDegree;

    /// <summary>The squared distance to the shown point, km².</summary>
    public string Km2
    {
        get
        {
            var (lat, lon) = (value(place.Latitude), value(place.Longitude));
            var (south, east) = ($"(o.\"ShownLatitude\" - {lat})", East(lon));
            var cosine = Math.Cos(place.Latitude * Radian);
            var narrowing = value(Math.Sin(place.Latitude * Radian) * Radian / 2);
            var bending = value(cosine * Radian * Radian / 8);
            var x = $"({east} * ({value(cosine)} - {south} * ({narrowing} + {bending} * {south})))";
            return $"({value(Grid.KmPerDegree * Grid.KmPerDegree)} * ({south} * {south} + {x} * {x}))";
        }
    }

    /// <summary>Between two parallels: for circles so wide that naming their squares would take too long.</summary>
    public string Belt =>
        $"o.\"ShownLatitude\" >= {value(place.Latitude - _tall)} AND o.\"ShownLatitude\" <= {value(place.Latitude + _tall)}";

    /// <summary>In one of the squares the circle touches, as many as the first of these counts that holds them all; null when none does.</summary>
    /// <remarks>Few different counts, so that few different commands have to be prepared.</remarks>
    public string? Cells(IReadOnlyList<int> counts)
    {
        var cells = Grid.Around(place.Latitude, place.Longitude, km);
        var count = counts.FirstOrDefault(c => c >= cells.Count);
        return count == 0
            ? null
            : $"o.\"Cell\" IN ({string.Join(", ", Enumerable.Range(0, count).Select(n => value(cells[Math.Min(n, cells.Count - 1)])))})";
    }

    // Near the date line the short way is across it.
    private string East(string lon) =>
        Math.Abs(place.Longitude) + (_tall / Math.Max(0.01, Math.Cos(place.Latitude * Radian))) < 180
            ? $"(o.\"ShownLongitude\" - {lon})"
            : $"(o.\"ShownLongitude\" - {lon} + CASE WHEN o.\"ShownLongitude\" < {lon} - 180 THEN 360 WHEN o.\"ShownLongitude\" > {lon} + 180 THEN -360 ELSE 0 END)";
}
