using System.Net;
using Kith.Data;
using Kith.Features.Groups;
using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Tests.Support;

namespace Kith.Tests.Features.Week;

public sealed class IndexTests
{
    [Theory, OnBothDatabases]
    public async Task A_week_stands_on_paper_by_day_with_time_place_how_and_number(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var sample = new Sample(hub);
        var hall = await sample.VenueAsync();
        await sample.MeetupAsync(m => m.TurnUp(), hall);
        await sample.MeetupAsync(m => m.Ring("020 7946 0888"), hall, startsLocal: new DateTime(2026, 11, 24, 9, 0, 0));
        await sample.MeetupAsync(venue: hall, startsLocal: new DateTime(2026, 11, 30, 9, 0, 0));
        var (page, commands) = await hub.CountAsync("/week");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.InRange(commands, 1, 4);
        Assert.Contains("Meetups from Monday 23 November to Sunday 29 November", page.Text, StringComparison.Ordinal);
        Assert.Equal(
            ["Tuesday 24 November", "Thursday 26 November"],
            page.Page.QuerySelectorAll(".week-day h2").Select(h => h.TextContent)
        );
        Assert.Contains(
            "18:30 Talking circle Mill Lane Hall, 12 Mill Lane, Riverside Just turn up. 020 7946 0123",
            page.Text,
            StringComparison.Ordinal
        );
        Assert.Contains("020 7946 0888", page.Text, StringComparison.Ordinal);
        var foot = page.Page.QuerySelector(".paper-foot")!;
        Assert.Contains("020 7946 0123", foot.TextContent, StringComparison.Ordinal);
        Assert.Contains("999", foot.TextContent, StringComparison.Ordinal);
        Assert.Contains("localhost:5080", foot.TextContent, StringComparison.Ordinal);
        Assert.NotNull(foot.QuerySelector("svg.qr path[d]"));
        var next = await hub.Browser().GetAsync("/week?from=2026-11-30");
        Assert.Equal("Monday 30 November", next.Page.QuerySelector(".week-day h2")!.TextContent);
    }

    [Theory, OnBothDatabases]
    public async Task The_list_can_be_of_one_part_of_town_and_says_no_hidden_address(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var sample = new Sample(hub);
        var harbour = await sample.NeighbourhoodAsync("Old Harbour");
        var mill = await sample.NeighbourhoodAsync("Mill Quarter");
        await sample.MeetupAsync(venue: await sample.VenueAsync(Precision.ToldByHost, harbour));
        await sample.MeetupAsync(
            m => m.Describe("Morning walk", null, "walk", ""),
            await sample.VenueAsync(neighbourhood: mill)
        );
        var (page, commands) = await hub.CountAsync($"/week?neighbourhood={harbour.Slug}");
        Assert.InRange(commands, 1, 4);
        Assert.Contains(
            "Talking circle Old Harbour Ask the host for the address.",
            page.Text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Morning walk", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Mill Lane", page.Body, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task What_strangers_may_not_see_or_go_to_is_not_on_paper(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var sample = new Sample(hub);
        var secret = await sample.GroupAsync("Harbour Lights", GroupVisibility.Hidden);
        await sample.MeetupAsync(group: secret);
        await sample.MeetupAsync(m => m.Draft());
        await sample.MeetupAsync(m => m.Pause("Holidays"));
        await sample.MeetupAsync(then: made => made.First.Cancel("Storm"));
        foreach (var path in new[] { "/week", "/week/script" })
        {
            var page = await hub.Browser().GetAsync(path);
            Assert.DoesNotContain("Talking circle", page.Body, StringComparison.Ordinal);
            Assert.Contains("Nothing is planned in these seven days.", page.Text, StringComparison.Ordinal);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_crowded_week_comes_in_pages_that_stay_light(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var sample = new Sample(hub);
        var hall = await sample.VenueAsync();
        for (var i = 0; i < 90; i++)
            await sample.MeetupAsync(
                m => m.Describe($"Circle {RandomId.New()}", null, "circle", "en").Ring($"020 7946 {i:0000}"),
                hall
            );
        var first = await hub.Browser().GetAsync("/week");
        Assert.Equal(80, first.Page.QuerySelectorAll(".week li").Length);
        Assert.InRange(Weight.Compressed(first.Body), 1, Weight.MostHtml);
        var last = await hub.Browser().GetAsync("/week?page=7");
        Assert.Equal(10, last.Page.QuerySelectorAll(".week li").Length);
        var script = await hub.Browser().GetAsync("/week/script");
        Assert.InRange(script.Page.QuerySelectorAll(".sheet").Length, 4, 20);
        Assert.InRange(Weight.Compressed(script.Body), 1, Weight.MostHtml);
    }

    [Theory, OnBothDatabases]
    public async Task Odd_questions_are_answered_or_refused_never_broken(ProviderKind kind)
    {
        var (hub, _) = await Looking.HubAsync(kind);
        foreach (
            var odd in new[]
            {
                "from=x",
                "from=0001-01-01",
                "from=9999-12-31",
                "from=2026-02-30",
                "neighbourhood=nowhere",
            }
        )
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await hub.Browser().GetAsync($"/week?{odd}")).Status);
            Assert.Equal(HttpStatusCode.BadRequest, (await hub.Browser().GetAsync($"/week/script?{odd}")).Status);
        }
        foreach (var odd in new[] { "from=", "page=x", "page=-1", "page=99999999999", "neighbourhood=", "unknown=1" })
            Assert.Equal(HttpStatusCode.OK, (await hub.Browser().GetAsync($"/week?{odd}")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task An_online_meetup_on_another_clock_stands_at_the_hubs_time(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var sample = new Sample(hub);
        await sample.MeetupAsync(m => m.Meets(Mode.Online, null), zone: "America/New_York");
        var page = await hub.Browser().GetAsync("/week");
        Assert.Contains("23:30 Talking circle Online.", page.Text, StringComparison.Ordinal);
    }
}
