using System.Collections.Concurrent;

namespace Kith.Web;

/// <summary>
/// The colours of a hub: warm paper and ink, and one accent of the hue it chose, made dark (or, at night, light) enough that
/// every hue can be read: 7:1 for text in the flow, 4.5:1 on quiet labels, 3:1 for lines that mean something.
/// </summary>
public sealed record Theme
{
    /// <summary>Contrast that running text, links and buttons have at least (WCAG 2.2 AAA), with room for rounding.</summary>
    public const double Reading = 7.1;

    /// <summary>Contrast of borders of fields and of the focus ring against what lies around them (WCAG 2.2, 1.4.11).</summary>
    public const double Seeing = 3.1;

    /// <summary>The page.</summary>
    public required Colour Paper { get; init; }

    /// <summary>Notices pinned on it.</summary>
    public required Colour Card { get; init; }

    /// <summary>A wash of the accent, behind what belongs together.</summary>
    public required Colour Wash { get; init; }

    /// <summary>The board that notices are pinned on, and the foot of the page.</summary>
    public required Colour Board { get; init; }

    /// <summary>Running text.</summary>
    public required Colour Ink { get; init; }

    /// <summary>Quieter text: hints, times, captions.</summary>
    public required Colour Pencil { get; init; }

    /// <summary>Decorative lines.</summary>
    public required Colour Line { get; init; }

    /// <summary>Lines that mean something: the edge of a field.</summary>
    public required Colour Edge { get; init; }

    /// <summary>Links, and the face of the main button.</summary>
    public required Colour Accent { get; init; }

    /// <summary>Words on the accent.</summary>
    public required Colour OnAccent { get; init; }

    /// <summary>The pin that holds a notice; decorative.</summary>
    public required Colour Pin { get; init; }

    /// <summary>The way to help, and mistakes in a form: a red, or a plum where the accent is red itself.</summary>
    public required Colour Help { get; init; }

    /// <summary>Words on <see cref="Help"/>.</summary>
    public required Colour OnHelp { get; init; }

    private const double PaperHue = 85;
    private const double HelpHue = 28;
    private const double OtherHelpHue = 305;
    private const double TooClose = 50;
    private const double Step = 0.005;

    // Every page names two of the colours, and finding them takes a tenth of a millisecond.
    private static readonly ConcurrentDictionary<int, (Theme Light, Theme Dark)> Known = new();

    /// <summary>By day.</summary>
    /// <param name="hue">Degrees, 0–359.</param>
    public static Theme Light(int hue) => Of(hue).Light;

    /// <summary>By night.</summary>
    /// <param name="hue">Degrees, 0–359.</param>
    public static Theme Dark(int hue) => Of(hue).Dark;

    private static (Theme Light, Theme Dark) Of(int hue) =>
        Known.GetOrAdd(hue, static hue => (MakeLight(hue), MakeDark(hue)));

    private static Theme MakeLight(int hue)
    {
        var paper = Colour.FromOklch(0.966, 0.014, PaperHue);
        var card = Colour.FromOklch(0.992, 0.006, PaperHue);
        var wash = Colour.FromOklch(0.945, 0.02, hue);
        var board = Colour.FromOklch(0.925, 0.028, 84);
        Colour[] grounds = [paper, card, wash, board];
        return new Theme
        {
            Paper = paper,
            Card = card,
            Wash = wash,
            Board = board,
            Ink = Colour.FromOklch(0.26, 0.015, 60),
            Pencil = Until(0.46, -Step, 0.02, 65, grounds, Reading),
            Line = Colour.FromOklch(0.87, 0.022, PaperHue),
            Edge = Until(0.62, -Step, 0.02, 65, grounds, Seeing),
            Accent = Until(0.5, -Step, 0.11, hue, grounds, Reading),
            OnAccent = card,
            Pin = Colour.FromOklch(0.62, 0.15, hue),
            Help = Until(0.5, -Step, 0.14, HelpFor(hue), grounds, Reading),
            OnHelp = card,
        };
    }

    private static Theme MakeDark(int hue)
    {
        var paper = Colour.FromOklch(0.2, 0.01, 60);
        var card = Colour.FromOklch(0.25, 0.012, 65);
        var wash = Colour.FromOklch(0.28, 0.022, hue);
        var board = Colour.FromOklch(0.225, 0.018, 65);
        Colour[] grounds = [paper, card, wash, board];
        return new Theme
        {
            Paper = paper,
            Card = card,
            Wash = wash,
            Board = board,
            Ink = Colour.FromOklch(0.94, 0.014, PaperHue),
            Pencil = Until(0.76, Step, 0.02, 75, grounds, Reading),
            Line = Colour.FromOklch(0.37, 0.014, 70),
            Edge = Until(0.55, Step, 0.02, 75, grounds, Seeing),
            Accent = Until(0.76, Step, 0.1, hue, grounds, Reading),
            OnAccent = paper,
            Pin = Colour.FromOklch(0.66, 0.13, hue),
            Help = Until(0.76, Step, 0.1, HelpFor(hue), grounds, Reading),
            OnHelp = paper,
        };
    }

    // Help must not look like every other button: a hub with a red accent has a plum one.
    private static double HelpFor(int hue)
    {
        var apart = Math.Abs(hue - HelpHue) % 360;
        return Math.Min(apart, 360 - apart) < TooClose ? OtherHelpHue : HelpHue;
    }

    // Walks the lightness away from the grounds until the colour can be read on all of them.
    private static Colour Until(
        double lightness,
        double step,
        double chroma,
        double hue,
        Colour[] grounds,
        double contrast
    )
    {
        var colour = Colour.FromOklch(lightness, chroma, hue);
        while (lightness is > 0 and < 1 && grounds.Any(ground => Colour.Contrast(ground, colour) < contrast))
        {
            lightness += step;
            colour = Colour.FromOklch(lightness, chroma, hue);
        }
        return colour;
    }
}
