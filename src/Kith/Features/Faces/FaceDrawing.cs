using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Kith.Features.Faces;

/// <summary>
/// A small landscape drawn from a face's public id, always the same for the same id: a sky, a sun or moon, hills. Nothing else
/// goes into it, so two faces of one person have no more in common than those of two people.
/// </summary>
public static class FaceDrawing
{
    private const int Size = 64;

    /// <summary>The picture as SVG.</summary>
    public static string Of(string publicId)
    {
        var chance = SHA256.HashData(Encoding.UTF8.GetBytes(publicId));
        // Sky and ground are drawn from chance separately: one hue for both made strangers look like sisters.
        var (hue, ground) = (Number(chance, 0, 360), Number(chance, 29, 360));
        var svg = new StringBuilder();
        Add(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Size} {Size}\">");
        Add(svg, $"<clipPath id=\"c\"><rect width=\"{Size}\" height=\"{Size}\" rx=\"18\"/></clipPath>");
        Add(svg, $"<g clip-path=\"url(#c)\"><rect width=\"{Size}\" height=\"{Size}\" fill=\"{Colour(hue, 55, 84)}\"/>");
        Sun(svg, chance, hue);
        Hill(svg, chance, 8, 30, Colour(ground, 34, 66));
        Hill(svg, chance, 12, 40, Colour(ground + 20, 36, 52));
        Hill(svg, chance, 16, 50, Colour(ground + 40, 40, 36));
        if (chance[20] % 2 == 0)
            Trees(svg, chance, ground + 50);
        return svg.Append("</g></svg>").ToString();
    }

    private static void Sun(StringBuilder svg, byte[] chance, int hue)
    {
        var (x, y, size) = (12 + Number(chance, 2, 40), 11 + Number(chance, 3, 14), 6 + Number(chance, 4, 6));
        Add(svg, $"<circle cx=\"{x}\" cy=\"{y}\" r=\"{size}\" fill=\"{Colour(20 + Number(chance, 6, 35), 88, 68)}\"/>");
        if (chance[5] % 3 == 0)
            Add(svg, $"<circle cx=\"{x + 5}\" cy=\"{y - 2}\" r=\"{size - 1}\" fill=\"{Colour(hue, 55, 84)}\"/>");
    }

    private static void Hill(StringBuilder svg, byte[] chance, int from, int height, string colour)
    {
        var (left, middle, right) = (
            height + Number(chance, from, 12) - 6,
            height + Number(chance, from + 1, 26) - 16,
            height + Number(chance, from + 2, 12) - 6
        );
        var bend = 18 + Number(chance, from + 3, 28);
        Add(svg, $"<path d=\"M0 {left}Q{bend} {middle} {Size} {right}V{Size}H0Z\" fill=\"{colour}\"/>");
    }

    private static void Trees(StringBuilder svg, byte[] chance, int hue)
    {
        for (var tree = 0; tree < 1 + (chance[21] % 3); tree++)
        {
            var (x, y) = (8 + Number(chance, 22 + tree, 48), 46 + Number(chance, 25 + tree, 8));
            Add(svg, $"<path d=\"M{x} {y - 14}L{x + 6} {y}H{x - 6}Z\" fill=\"{Colour(hue, 45, 24)}\"/>");
        }
    }

    // Two bytes, so that 360 hues are as likely as each other, nearly.
    private static int Number(byte[] chance, int at, int below) =>
        ((chance[at] << 8) | chance[(at + 7) % chance.Length]) % below;

    private static string Colour(int hue, int saturation, int light) =>
        string.Create(CultureInfo.InvariantCulture, $"hsl({hue % 360} {saturation}% {light}%)");

    private static void Add(StringBuilder svg, FormattableString part) =>
        svg.Append(part.ToString(CultureInfo.InvariantCulture));
}
