using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Kith.Browser.Support;

/// <summary>Checks a page as it stands with axe: WCAG 2.2 A and AA, and axe's own good practice. Needs JavaScript.</summary>
public static class Accessible
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = RunOnlyOptions.Tags(
            "wcag2a",
            "wcag2aa",
            "wcag21a",
            "wcag21aa",
            "wcag22a",
            "wcag22aa",
            "best-practice"
        ),
    };

    /// <summary>No violation in light or in dark.</summary>
    public static async Task AssertAsync(IPage page)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            var found = await page.RunAxe(Rules);
            Assert.True(found.Violations.Length == 0, $"{page.Url} in {scheme}:\n{Describe(found.Violations)}");
        }
    }

    private static string Describe(IEnumerable<AxeResultItem> violations) =>
        string.Join(
            '\n',
            violations.SelectMany(v =>
                v.Nodes.Select(n =>
                    $"{v.Id}: {v.Help}\n  {n.Html}\n  {string.Join("; ", n.Any.Select(c => c.Message))}"
                )
            )
        );
}
