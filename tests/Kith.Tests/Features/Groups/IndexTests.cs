using System.Net;
using Kith.Data;
using Kith.Features.Groups;
using Kith.Tests.Support;

namespace Kith.Tests.Features.Groups;

public sealed class IndexTests
{
    [Theory, OnBothDatabases]
    public async Task Each_group_is_listed_with_its_next_meetup_and_can_be_found_by_part_of_town(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var harbour = await sample.NeighbourhoodAsync("Old Harbour");
        var mill = await sample.NeighbourhoodAsync("Mill Quarter");
        var owls = await sample.GroupAsync("Night Owls", more: g => g.In(harbour.Id));
        await sample.GroupAsync("Day Larks", more: g => g.In(mill.Id));
        var circle = await sample.MeetupAsync(group: owls, times: 3, then: made => made.First.Cancel("Storm"));
        var (page, commands) = await hub.CountAsync($"/groups?neighbourhood={harbour.Slug}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.InRange(commands, 1, 4);
        var card = Assert.Single(page.Page.QuerySelectorAll(".card"));
        Assert.Equal("Night Owls", card.QuerySelector("h2")!.TextContent);
        Assert.Contains("Old Harbour", card.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.Links(), href => href == $"/meetups/{circle.Times[1].PublicId}");
    }

    [Theory, OnBothDatabases]
    public async Task A_hidden_group_is_neither_listed_nor_counted_and_names_no_part_of_town(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var cove = await sample.NeighbourhoodAsync("Secret Cove");
        foreach (var visibility in new[] { GroupVisibility.Hidden, GroupVisibility.Members })
            await sample.GroupAsync("Harbour Lights", visibility, g => g.In(cove.Id));
        var page = await hub.Browser().GetAsync("/groups");
        Assert.DoesNotContain("Harbour Lights", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret Cove", page.Body, StringComparison.Ordinal);
        var asked = await hub.Browser().GetAsync($"/groups?neighbourhood={cove.Slug}");
        var absent = await hub.Browser().GetAsync("/groups?neighbourhood=nowhere");
        Assert.Equal(absent.Text, asked.Text);
        Assert.Contains("No group meets in that part of town yet.", asked.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_long_list_comes_in_pages_of_twenty(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var sample = new Sample(hub);
        for (var i = 0; i < 45; i++)
            await sample.GroupAsync($"Group {i:00}");
        var first = await hub.Browser().GetAsync("/groups");
        Assert.Contains("45 groups", first.Text, StringComparison.Ordinal);
        Assert.Equal(20, first.Page.QuerySelectorAll(".card").Length);
        Assert.InRange(Weight.Compressed(first.Body), 1, Weight.MostHtml);
        var last = await hub.Browser().GetAsync("/groups?page=3");
        Assert.Equal("Group 40", last.Page.QuerySelector(".card h2")!.TextContent);
        foreach (var odd in new[] { "0", "-4", "99", "x", "99999999999" })
            Assert.Equal(HttpStatusCode.OK, (await hub.Browser().GetAsync($"/groups?page={odd}")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Where_no_group_is_the_page_leads_on(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var page = await hub.Browser().GetAsync("/groups");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("/find", page.Links());
    }
}
