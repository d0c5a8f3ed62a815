using Microsoft.Playwright;

namespace Kith.Browser.Support;

/// <summary>Pictures for people to look at, under <c>artifacts/screenshots/</c>: three widths, light and dark.</summary>
public static class Pictures
{
    private static readonly int[] Widths = [320, 768, 1280];

    // What makes the page wider than the screen, on either side; nothing when it fits.
    private const string StickingOut = """
        () => {
          const root = document.documentElement;
          if (root.scrollWidth <= root.clientWidth) return [];
          return [...document.body.querySelectorAll("*")]
            .filter((e) => { const r = e.getBoundingClientRect(); return r.right > root.clientWidth + 1 || r.left < -1 || e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0; })
            .map((e) => `${e.localName}.${e.className} "${e.textContent.trim().slice(0, 40)}"`)
            .concat("the page itself");
        }
        """;

    /// <summary>Asserts that no width has to be scrolled sideways, and takes the page's pictures.</summary>
    /// <param name="page">As it stands; its size and scheme are put back to a phone in light.</param>
    /// <param name="name">Of the files: <c>name-320-light.png</c>.</param>
    /// <param name="schemes">Which to take; both when none is named.</param>
    public static async Task TakeAsync(IPage page, string name, params ColorScheme[] schemes)
    {
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, Device.Height);
            await AssertFitsAsync(page, width);
            foreach (var scheme in schemes is [] ? [ColorScheme.Light, ColorScheme.Dark] : schemes)
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                await page.ScreenshotAsync(new() { Path = FileOf($"{name}-{width}-{scheme}"), FullPage = true });
            }
        }
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.SetViewportSizeAsync(Device.Plain.Width, Device.Height);
    }

    private static async Task AssertFitsAsync(IPage page, int width)
    {
        var sticking = await page.EvaluateAsync<string[]>(StickingOut);
        Assert.True(
            sticking is [],
            $"{page.Url} has to be scrolled sideways at {width} px: {string.Join(", ", sticking)}"
        );
    }

    private static string FileOf(string name) =>
        Path.Combine(Project.Root, "artifacts/screenshots", name.ToLowerInvariant() + ".png");
}
