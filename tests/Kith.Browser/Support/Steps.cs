using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Kith.Browser.Support;

/// <summary>A meetup made for a journey.</summary>
/// <param name="Page">Path of the page of its first time.</param>
/// <param name="Host">Path behind the host's secret link.</param>
public sealed record Arranged(string Page, string Host);

/// <summary>What people do again and again, found by role and label as people find it.</summary>
public static partial class Steps
{
    /// <summary>Makes a meetup two weeks from now, and weekly, by the command line.</summary>
    public static Task<Arranged> ArrangeAsync(Hub hub, string title, params string[] more) =>
        ArrangeAsync(hub, TimeSpan.FromDays(14), title, more);

    /// <summary>Makes a meetup that begins so long from now, and weekly, by the command line.</summary>
    public static async Task<Arranged> ArrangeAsync(Hub hub, TimeSpan ahead, string title, params string[] more)
    {
        var start = TimeProvider
            .System.GetUtcNow()
            .Add(ahead)
            .ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
        string[] what =
        [
            "add",
            "meetup",
            "--title",
            title,
            "--start",
            start,
            "--zone",
            "Etc/UTC",
            "--rule",
            "FREQ=WEEKLY;COUNT=3",
        ];
        var printed = await hub.CommandAsync([.. what, .. more]);
        string Path(string name) => new Uri(Line(printed, name)).AbsolutePath;
        return new Arranged(Path("link"), Path("host"));
    }

    /// <summary>Says "I'm coming" to a meetup and answers the path behind the private link.</summary>
    public static async Task<string> ComeAsync(IPage page, string meetup, string alias, int party = 1)
    {
        await page.GotoAsync(meetup + "/coming");
        await page.GetByLabel("A name to call you").FillAsync(alias);
        await page.GetByLabel("How many of you come?").FillAsync(party.ToString(CultureInfo.InvariantCulture));
        await page.GetByRole(AriaRole.Button, new() { NameRegex = Send() }).ClickAsync();
        await page.WaitForURLAsync(Mine());
        return new Uri(page.Url).AbsolutePath;
    }

    /// <summary>Gives up a place.</summary>
    /// <param name="page">At the private link.</param>
    public static async Task CancelAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "I can’t come" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel my place" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "You are not coming any more" }).WaitForAsync();
    }

    /// <summary>The page's headline.</summary>
    public static Task<string> HeadlineAsync(IPage page) =>
        page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync();

    private static string Line(string printed, string name) =>
        printed
            .Split('\n')
            .Single(line => line.StartsWith(name + ": ", StringComparison.Ordinal))[(name.Length + 2)..]
            .Trim();

    [GeneratedRegex("^(Say I’m coming|Join the line)$")]
    private static partial Regex Send();

    [GeneratedRegex("/coming/[^/?]+$")]
    private static partial Regex Mine();
}
