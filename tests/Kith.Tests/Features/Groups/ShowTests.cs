using System.Net;
using System.Text.Json;
using Kith.Data;
using Kith.Features.Groups;
using Kith.Features.Meetups;
using Kith.Tests.Support;

namespace Kith.Tests.Features.Groups;

public sealed class ShowTests
{
    [Theory, OnBothDatabases]
    public async Task A_group_says_what_it_is_for_who_leads_it_and_when_it_meets(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var harbour = await sample.NeighbourhoodAsync("Old Harbour");
        var owls = await sample.GroupAsync(more: g =>
            g.Describe("Company for the long hours.", "Anybody who lies awake", "en es", Led.Peers, "020 7946 0666")
                .In(harbour.Id)
        );
        var circle = await sample.MeetupAsync(m => m.Repeats("FREQ=WEEKLY"), group: owls, times: 12);
        await sample.MeetupAsync(m => m.Describe("Night walk", null, "walk", "").Pause("Too icy."), group: owls);
        var (page, commands) = await hub.CountAsync($"/groups/{owls.Slug}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.InRange(commands, 1, 4);
        Assert.InRange(Weight.Compressed(page.Body), 1, Weight.MostHtml);
        string[] said =
        [
            "Company for the long hours.",
            "Anybody who lies awake",
            "Led by peers",
            "Old Harbour",
            "español",
            "020 7946 0666",
            "Every Thursday at 18:30",
            "Night walk taking a break",
        ];
        Assert.All(said, words => Assert.Contains(words, page.Text, StringComparison.Ordinal));
        Assert.Equal(8, page.Page.QuerySelectorAll(".notices .card").Length);
        Assert.Contains(page.Links(), href => href == circle.Path);
        Assert.Contains(page.Links(), href => href == $"/groups/{owls.Slug}.ics");
    }

    [Theory, OnBothDatabases]
    public async Task A_hidden_group_looks_absent_to_strangers(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        foreach (var visibility in new[] { GroupVisibility.Hidden, GroupVisibility.Members })
        {
            var secret = await sample.GroupAsync("Harbour Lights", visibility);
            await sample.MeetupAsync(group: secret);
            foreach (var form in new[] { "", ".json" })
            {
                var absent = await hub.Browser().GetAsync($"/groups/nobody-here{form}");
                Assert.Equal(HttpStatusCode.NotFound, absent.Status);
                await hub.AssertSameAsync($"/groups/{secret.Slug}{form}", $"/groups/nobody-here{form}");
            }
        }
    }

    [Theory, OnBothDatabases]
    public async Task Machines_read_the_group_with_its_next_events(ProviderKind kind)
    {
        var (hub, sample) = await Looking.HubAsync(kind);
        var owls = await sample.GroupAsync();
        var circle = await sample.MeetupAsync(group: owls, times: 2);
        var answer = await hub.Browser().GetAsync($"/groups/{owls.Slug}.json");
        Assert.Equal("application/ld+json", answer.Response.Content.Headers.ContentType!.MediaType);
        var events = JsonDocument.Parse(answer.Body).RootElement.GetProperty("event");
        Assert.Equal(2, events.GetArrayLength());
        Assert.Equal("2026-11-26T18:30:00+00:00", events[0].GetProperty("startDate").GetString());
        var series = await hub.Browser().GetAsync(circle.SeriesPath + ".json");
        Assert.Equal(2, JsonDocument.Parse(series.Body).RootElement.GetProperty("subEvent").GetArrayLength());
    }
}
