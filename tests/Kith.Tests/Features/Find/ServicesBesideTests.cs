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
    public async Task Where_no_meetup_fits_the_services_stand_before_other_meetups(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await new Sample(hub).MeetupAsync();
        await Directories.ImportAsync(hub, Directories.List(hub, Directories.Food));

        using var sql = SqlCount.Start();
        var page = (await hub.Browser().GetAsync("/find?q=pantry")).Page;

        Assert.InRange(sql.Commands.Count, 1, 4);
        var heads = page.QuerySelectorAll("main h2, main h3").Select(h => h.TextContent.Trim()).ToList();
        Assert.Equal(
            ["No meetup fits, but these services may help", "Services: food, advice, somebody to ring"],
            heads[..2]
        );
        Assert.Equal("Meetups that come close", heads[2]);
        var shown = page.QuerySelector("section[aria-labelledby=services]")!;
        Assert.Contains("Mill Lane pantry", shown.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("No meetup found", page.Body!.TextContent, StringComparison.Ordinal);
        var all = shown.QuerySelectorAll("a")[^1].GetAttribute("href")!;
        Assert.Contains("Mill Lane pantry", (await hub.Browser().GetAsync(all)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_front_door_names_the_services_before_its_meetups()
    {
        var hub = await TestHub.SharedAsync(ProviderKind.Sqlite);
        var main = (await hub.Browser().GetAsync("/")).Page.QuerySelector("main")!;
        var order = main.QuerySelectorAll("a[href='/services'], #soon")
            .Select(e => e.Id is "soon" ? "soon" : "services");
        Assert.Equal(["services", "soon"], order);
    }
}
