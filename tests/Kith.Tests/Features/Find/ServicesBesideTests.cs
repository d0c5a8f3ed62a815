using Kith.Data;
using Kith.Tests.Features.Services;
using Kith.Tests.Support;

namespace Kith.Tests.Features.Find;

/// <summary>Whoever looks for company may need something to eat as well.</summary>
public sealed class ServicesBesideTests
{
    [Theory, OnBothDatabases]
    public async Task Services_for_the_same_words_stand_beside_the_meetups(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await new Sample(hub).MeetupAsync();
        await Directories.ImportAsync(
            hub,
            Directories.List(hub, Directories.Food.With("name", "\"Talking larder\""), Directories.Listening)
        );

        using var sql = SqlCount.Start();
        var page = (await hub.Browser().GetAsync("/find?q=talking")).Page;

        Assert.InRange(sql.Commands.Count, 1, 4);
        var beside = page.QuerySelector("section[aria-labelledby=services]")!;
        Assert.Contains("Talking larder", beside.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Night ear", beside.TextContent, StringComparison.Ordinal);
        Assert.Equal("/services?q=talking", beside.QuerySelectorAll("a")[^1].GetAttribute("href"));
    }

    [Theory, OnBothDatabases]
    public async Task Where_no_meetup_is_found_the_services_are_one_link_away(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await Directories.ImportAsync(hub, Directories.List(hub, Directories.Food));

        var page = (await hub.Browser().GetAsync("/find?q=pantry")).Page;
        var all = page.QuerySelector("section[aria-labelledby=services] a")!.GetAttribute("href")!;

        Assert.Contains("Mill Lane pantry", (await hub.Browser().GetAsync(all)).Body, StringComparison.Ordinal);
    }
}
