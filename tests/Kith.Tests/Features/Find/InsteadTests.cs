using System.Net;
using AngleSharp.Dom;
using Kith.Data;
using Kith.Tests.Support;

namespace Kith.Tests.Features.Find;

public sealed class InsteadTests
{
    [Theory]
    [InlineData("?q=walk&near=bn1&within=5", "Farther away, up to 31 miles", "")]
    [InlineData("?q=pier&near=sw1a&within=20", "Farther away, up to 62 miles", "Pier tea")]
    [InlineData("?q=walk&days=mo", "On other days or at other times", "River walk")]
    [InlineData("?q=walk&mode=phone", "Other kinds of meetups", "River walk")]
    [InlineData("?q=unicorn&days=sa", "Without the words you typed", "Phone friends")]
    [InlineData("?q=unicorn&near=sw1a&days=sa", "Anything up to 6.2 miles away", "River walk")]
    [InlineData("?q=unicorn&near=bn1&days=sa", "Online, from wherever you are", "Online listening")]
    public async Task When_nothing_fits_the_nearest_thing_is_offered_and_called_what_it_is(
        string query,
        string heading,
        string title
    )
    {
        foreach (var kind in Databases.All)
        {
            var hub = await FindHub.SharedAsync(kind);
            var page = await hub.FindAsync(query);
            Assert.Contains("No meetup found", page.Text, StringComparison.Ordinal);
            var sections = page.Page.QuerySelectorAll("section section");
            Assert.InRange(sections.Length, 1, 3);
            var offer = sections.SingleOrDefault(s => s.QuerySelector("h3")!.TextContent == heading);
            if (title.Length == 0)
            {
                Assert.Null(offer);
                continue;
            }
            Assert.Contains(title, offer!.TextContent, StringComparison.Ordinal);
            var all = await hub.Hub.Browser().GetAsync(offer.QuerySelectorAll("a")[^1].GetAttribute("href")!);
            Assert.Contains(title, all.Text, StringComparison.Ordinal);
        }
    }

    [Theory, OnBothDatabases]
    public async Task When_even_that_is_empty_whatever_there_is_is_offered_within_four_commands(ProviderKind kind)
    {
        await using var own = await TestHub.StartAsync(kind);
        await new Sample(own).MeetupAsync();
        using var sql = SqlCount.Start();
        var page = await own.Browser().GetAsync("/find?q=unicorn&near=51.5,-0.1&days=mo&mode=online");
        Assert.InRange(sql.Commands.Count, 1, 4);
        Assert.Contains("Anything, anywhere", page.Text, StringComparison.Ordinal);
        Assert.Contains("Talking circle", page.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task No_meetup_is_offered_twice(ProviderKind kind)
    {
        var hub = await FindHub.SharedAsync(kind);
        var page = await hub.FindAsync("?q=night&days=mo&mode=phone&near=sw1a");
        var links = page.Page.QuerySelectorAll("article h3 a").Select(a => a.GetAttribute("href")).ToList();
        Assert.NotEmpty(links);
        Assert.Equal(links.Count, links.Distinct().Count());
    }

    [Theory, OnBothDatabases]
    public async Task An_empty_hub_still_points_to_people_who_answer(ProviderKind kind)
    {
        await using var own = await TestHub.StartAsync(kind);
        var page = await own.Browser().GetAsync("/find?q=walk&near=51.5,-0.1");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.NotNull(page.Page.QuerySelector("main a[href='/help-now']"));
    }

    [Theory, OnBothDatabases]
    public async Task A_place_nobody_knows_loses_nothing_that_was_typed(ProviderKind kind)
    {
        var hub = await FindHub.SharedAsync(kind);
        var page = await hub.FindAsync("?q=tea&near=Atlantis&days=mo");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("We do not know this place yet", page.Text, StringComparison.Ordinal);
        Assert.Equal("Atlantis", page.Page.QuerySelector("input[name=near]")!.GetAttribute("value"));
        Assert.Equal("tea", page.Page.QuerySelector("input[name=q]")!.GetAttribute("value"));
        Assert.True(page.Page.QuerySelector("input[name=days][value=mo]")!.HasAttribute("checked"));
        Assert.Contains("Online listening", page.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_name_with_several_meanings_offers_them_as_links_that_keep_the_rest(ProviderKind kind)
    {
        var hub = await FindHub.SharedAsync(kind);
        var page = await hub.FindAsync("?q=tea&near=newport&within=50");
        Assert.Contains("Which newport do you mean?", page.Text, StringComparison.Ordinal);
        var links = page.Page.QuerySelectorAll(".which a").ToList();
        Assert.Equal(
            ["Newport, Isle of Wight, England (PO30)", "Newport, Shropshire, England (TF10)", "Newport, Wales (NP20)"],
            links.Select(a => a.TextContent).Order()
        );
        foreach (var link in links)
        {
            var chosen = await hub.Hub.Browser().GetAsync(link.GetAttribute("href")!);
            Assert.Contains("from", chosen.Page.QuerySelector("#found + p")!.TextContent, StringComparison.Ordinal);
            Assert.Equal("tea", chosen.Page.QuerySelector("input[name=q]")!.GetAttribute("value"));
        }
    }
}
