using System.Globalization;
using Kith.Features.Places;

namespace Kith.Features.Imports.GeoNames;

/// <summary>
/// One line of a GeoNames postal file: country, postal code, place, then three levels of names with codes, latitude, longitude
/// and accuracy, separated by tabs (https://download.geonames.org/export/zip/readme.txt).
/// </summary>
public static class PostalLine
{
    /// <summary>The accuracy at the end may be missing.</summary>
    private const int FewestFields = 11;

    private const int LongestCode = 20;
    private const int LongestName = 180;
    private const int LongestRegion = 100;

    /// <summary>The area, or a reason why the line is none.</summary>
    public static (PostalArea? Area, string? Refusal) Read(string line)
    {
        var fields = line.Split('\t');
        if (fields.Length < FewestFields)
            return Refused($"it has {fields.Length} of the {FewestFields + 1} fields, which tabs must separate");
        if (line.Any(c => char.IsControl(c) && c != '\t'))
            return Refused("it holds control characters");
        if (fields[0] is not [var a, var b] || !char.IsAsciiLetter(a) || !char.IsAsciiLetter(b))
            return Refused($"'{Short(fields[0])}' is no two-letter country code");
        if (Wrong(fields[1], LongestCode) || Wrong(fields[2], LongestName))
            return Refused("the postal code or the name is missing or too long");
        if (fields[3].Length > LongestRegion || fields[5].Length > LongestRegion)
            return Refused($"a region's name is longer than {LongestRegion} characters");
        if (Degrees(fields[9], 90) is not { } latitude || Degrees(fields[10], 180) is not { } longitude)
            return Refused($"'{Short(fields[9])}', '{Short(fields[10])}' is no latitude and longitude");
        return (
            PostalArea.From(
                fields[0],
                fields[1].Trim(),
                fields[2].Trim(),
                (fields[3].Trim(), fields[5].Trim()),
                (latitude, longitude)
            ),
            null
        );
    }

    private static (PostalArea?, string?) Refused(string reason) => (null, reason);

    private static bool Wrong(string field, int longest) => field.Length > longest || string.IsNullOrWhiteSpace(field);

    private static string Short(string field) => field.Length <= 20 ? field : field[..20] + "…";

    private static double? Degrees(string field, double most) =>
        double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var d) && Math.Abs(d) <= most
            ? d
            : null;
}
