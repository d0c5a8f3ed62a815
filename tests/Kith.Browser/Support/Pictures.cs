using Microsoft.Playwright;

namespace Kith.Browser.Support;

/// <summary>Pictures for people to look at, under <c>artifacts/screenshots/</c>: three widths, light and dark.</summary>
public static class Pictures
{
    private static readonly int[] Widths = [320, 768, 1280];

    /// <summary>Takes the page's pictures, and asserts that no width has to be scrolled sideways.</summary>
    /// <param name="page">As it stands; its size and scheme are put back to a phone in light.</param>
    /// <param name="name">Of the files: <c>name-320-light.png</c>.</param>
    public static async Task TakeAsync(IPage page, string name)
    {
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, Device.Height);
            var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            Assert.True(wide <= width, $"{page.Url} is {wide} px wide on a screen of {width} px");
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                await page.ScreenshotAsync(new() { Path = FileOf($"{name}-{width}-{scheme}"), FullPage = true });
            }
        }
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.SetViewportSizeAsync(Device.Plain.Width, Device.Height);
    }

    private static string FileOf(string name) =>
        Path.Combine(Project.Root, "artifacts/screenshots", name.ToLowerInvariant() + ".png");
}
