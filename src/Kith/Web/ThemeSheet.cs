using System.Globalization;
using System.Text;

namespace Kith.Web;

/// <summary>The hub's colours as CSS custom properties, the content of <c>/theme.css</c>.</summary>
public static class ThemeSheet
{
    /// <summary>Day colours, and night colours for devices that ask for them (screens only: paper is always day).</summary>
    public static string Write(int hue) =>
        $"@layer tokens{{:root{{color-scheme:light dark;{Properties(Theme.Light(hue))}}}\n"
        + $"@media screen and (prefers-color-scheme:dark){{:root{{{Properties(Theme.Dark(hue))}}}}}}}\n";

    private static string Properties(Theme theme)
    {
        var css = new StringBuilder();
        foreach (var (name, colour) in Named(theme))
        {
            css.Append(CultureInfo.InvariantCulture, $"--{name}:{colour};");
        }
        return css.ToString();
    }

    private static (string Name, Colour Colour)[] Named(Theme theme) =>
        [
            ("paper", theme.Paper),
            ("card", theme.Card),
            ("wash", theme.Wash),
            ("board", theme.Board),
            ("ink", theme.Ink),
            ("pencil", theme.Pencil),
            ("line", theme.Line),
            ("edge", theme.Edge),
            ("accent", theme.Accent),
            ("on-accent", theme.OnAccent),
            ("pin", theme.Pin),
            ("help", theme.Help),
            ("on-help", theme.OnHelp),
        ];
}
