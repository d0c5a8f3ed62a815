using Kith.Data;

namespace Kith.Tests.Support;

/// <summary>Looks at pages as tests do.</summary>
public static class Looking
{
    /// <summary>The shared hub and a maker of things in it.</summary>
    public static async Task<(TestHub Hub, Sample Sample)> HubAsync(ProviderKind kind)
    {
        var hub = await TestHub.SharedAsync(kind);
        return (hub, new Sample(hub));
    }

    /// <summary>A stranger's visit, and how many SQL commands it took.</summary>
    public static Task<(Visit Visit, int Commands)> CountAsync(this TestHub hub, string path) =>
        hub.Browser().CountAsync(path);

    /// <summary>The visit of whoever sits at this browser, and how many SQL commands it took.</summary>
    public static async Task<(Visit Visit, int Commands)> CountAsync(this TestBrowser browser, string path)
    {
        using var sql = SqlCount.Start();
        var visit = await browser.GetAsync(path);
        return (visit, sql.Commands.Count);
    }

    /// <summary>Where the links of the main part lead.</summary>
    public static IEnumerable<string> Links(this Visit visit) =>
        visit.Page.QuerySelectorAll("main a[href]").Select(a => a.GetAttribute("href")!);

    /// <summary>One path answers as another does: same status, same bytes, same number of SQL commands.</summary>
    public static async Task AssertSameAsync(this TestHub hub, string path, string likePath)
    {
        var (one, commands) = await hub.CountAsync(path);
        var (other, expected) = await hub.CountAsync(likePath);
        Assert.Equal(other.Status, one.Status);
        Assert.Equal(other.Body, one.Body);
        Assert.Equal(expected, commands);
    }
}
