using System.Globalization;

namespace Kith.Web;

/// <summary>A colour of the sRGB space, and how well it can be read on another.</summary>
/// <param name="Red">0–255.</param>
/// <param name="Green">0–255.</param>
/// <param name="Blue">0–255.</param>
public readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    /// <summary>The colour of a perceived lightness (0–1), chroma and hue (degrees); paler when screens cannot show it that vivid.</summary>
    /// <remarks>OKLCH to sRGB after Björn Ottosson, "A perceptual color space for image processing" (2020).</remarks>
    public static Colour FromOklch(double lightness, double chroma, double hue)
    {
        for (; ; chroma -= 0.002)
        {
            var rgb = Linear(lightness, Math.Max(0, chroma), hue * Math.PI / 180);
            if (chroma <= 0 || rgb.All(part => part is >= -0.0001 and <= 1.0001))
            {
                return new Colour(Encode(rgb[0]), Encode(rgb[1]), Encode(rgb[2]));
            }
        }
    }

    /// <summary>As CSS writes it, <c>#rrggbb</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");

    /// <summary>Contrast ratio of two colours, 1–21 (WCAG 2.2, "contrast ratio").</summary>
    public static double Contrast(Colour one, Colour other)
    {
        var (a, b) = (one.Luminance, other.Luminance);
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private double Luminance => (0.2126 * Decode(Red)) + (0.7152 * Decode(Green)) + (0.0722 * Decode(Blue));

    private static double[] Linear(double lightness, double chroma, double radians)
    {
        var (a, b) = (chroma * Math.Cos(radians), chroma * Math.Sin(radians));
        var l = Cube(lightness + (0.3963377774 * a) + (0.2158037573 * b));
        var m = Cube(lightness - (0.1055613458 * a) - (0.0638541728 * b));
        var s = Cube(lightness - (0.0894841775 * a) - (1.2914855480 * b));
        return
        [
            (4.0767416621 * l) - (3.3077115913 * m) + (0.2309699292 * s),
            (-1.2684380046 * l) + (2.6097574011 * m) - (0.3413193965 * s),
            (-0.0041960863 * l) - (0.7034186147 * m) + (1.7076147010 * s),
        ];
    }

    private static double Cube(double value) => value * value * value;

    private static byte Encode(double linear)
    {
        var part = Math.Clamp(linear, 0, 1);
        return (byte)Math.Round(255 * (part <= 0.0031308 ? 12.92 * part : (1.055 * Math.Pow(part, 1 / 2.4)) - 0.055));
    }

    private static double Decode(byte part)
    {
        var value = part / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
