using Kith.Web;

namespace Kith.Tests.Web;

public sealed class ThemeTests
{
    private static readonly IEnumerable<(int Hue, Theme Theme)> Every = Enumerable
        .Range(0, 360)
        .SelectMany(hue => new[] { (hue, Theme.Light(hue)), (hue, Theme.Dark(hue)) });

    [Fact]
    public void Text_can_be_read_on_every_ground_with_every_hue()
    {
        foreach (var (hue, theme) in Every)
        {
            foreach (var ground in new[] { theme.Paper, theme.Card, theme.Wash, theme.Board })
            {
                foreach (var text in new[] { theme.Ink, theme.Pencil, theme.Accent, theme.Help })
                {
                    AtLeast(7, hue, ground, text);
                }
                AtLeast(3, hue, ground, theme.Edge);
            }
        }
    }

    [Fact]
    public void Words_on_buttons_can_be_read_with_every_hue()
    {
        foreach (var (hue, theme) in Every)
        {
            AtLeast(7, hue, theme.Accent, theme.OnAccent);
            AtLeast(7, hue, theme.Help, theme.OnHelp);
            AtLeast(3, hue, theme.Card, theme.Accent);
        }
    }

    [Theory]
    [InlineData(20)]
    [InlineData(355)]
    [InlineData(70)]
    public void Help_does_not_look_like_every_other_button(int hue) =>
        Assert.NotEqual(Theme.Light(200).Help, Theme.Light(hue).Help);

    [Fact]
    public void Black_on_white_is_twentyone_to_one() =>
        Assert.Equal(21, Colour.Contrast(new Colour(0, 0, 0), new Colour(255, 255, 255)), 3);

    [Fact]
    public void A_known_colour_comes_out_of_OKLCH() =>
        Assert.Equal("#ff0000", Colour.FromOklch(0.62796, 0.25768, 29.2339).ToString());

    [Fact]
    public void The_sheet_has_day_and_night_and_prints_by_day()
    {
        var sheet = ThemeSheet.Write(120);
        Assert.Contains($"--accent:{Theme.Light(120).Accent};", sheet);
        Assert.Contains($"--accent:{Theme.Dark(120).Accent};", sheet);
        Assert.Contains("@media screen and (prefers-color-scheme:dark)", sheet);
    }

    private static void AtLeast(double wanted, int hue, Colour ground, Colour text)
    {
        var contrast = Colour.Contrast(ground, text);
        Assert.True(contrast >= wanted, $"hue {hue}: {text} on {ground} is {contrast:0.00}");
    }
}
