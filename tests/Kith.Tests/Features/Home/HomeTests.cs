using System.Net;
using Kith.Data;
using Kith.Features.Groups;
using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Tests.Features.Shared;
using Kith.Tests.Support;

namespace Kith.Tests.Features.Home;

public sealed class HomeTests
{
    // The clock stands at Monday 23 November 2026, noon in London.
    private static readonly DateTime Tonight = new(2026, 11, 23, 19, 0, 0);
    private static readonly DateTime TomorrowLate = new(2026, 11, 24, 23, 30, 0);
    private static readonly DateTime Wednesday = new(2026, 11, 25, 0, 30, 0);

    [Theory, OnBothDatabases]
    public async Task Today_and_tomorrow_are_pinned_up_and_nothing_later(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var sample = new Sample(hub);
        await sample.MeetupAsync(m => m.Describe("Tea tonight", null, "circle", "en"), startsLocal: Tonight);
        await sample.MeetupAsync(m => m.Describe("Late film", null, "circle", "en"), startsLocal: TomorrowLate);
        await sample.MeetupAsync(m => m.Describe("Night walk", null, "walk", "en"), startsLocal: Wednesday);
        using var sql = SqlCount.Start();
        var home = await hub.Browser().GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, home.Status);
        Assert.Equal(["Tea tonight", "Late film"], Titles(home));
        Assert.Contains("today at 19:00 (in 7 hours)", home.Text);
        Assert.InRange(sql.Commands.Count, 1, 2);
    }

    [Theory, OnBothDatabases]
    public async Task When_nothing_is_on_the_next_ones_are_shown(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await new Sample(hub).MeetupAsync(startsLocal: Wednesday);
        var home = await hub.Browser().GetAsync("/");
        Assert.Equal(["Talking circle"], Titles(home));
        Assert.Contains("Coming up next", home.Text);
    }

    [Theory, OnBothDatabases]
    public async Task What_a_stranger_may_not_see_is_not_on_the_board(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var sample = new Sample(hub);
        var hidden = await sample.GroupAsync("Quiet room", GroupVisibility.Hidden);
        await sample.MeetupAsync(m => m.Describe("Secret", null, "circle", "en"), group: hidden, startsLocal: Tonight);
        await sample.MeetupAsync(m => m.Draft(), startsLocal: Tonight);
        await sample.MeetupAsync(m => m.Pause("Summer"), startsLocal: Tonight);
        await sample.MeetupAsync(startsLocal: Tonight, then: made => made.First.Cancel("Snow"));
        await sample.MeetupAsync(startsLocal: new DateTime(2026, 11, 23, 9, 0, 0));
        var home = await hub.Browser().GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, home.Status);
        Assert.Equal("", string.Join(", ", Titles(home)));
    }

    [Theory, OnBothDatabases]
    public async Task A_hidden_address_is_its_neighbourhood_only(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var sample = new Sample(hub);
        var harbour = await sample.NeighbourhoodAsync("Harbour", 51.4, -0.1);
        var house = await sample.VenueAsync(Precision.ToldByHost, harbour);
        await sample.MeetupAsync(venue: house, neighbourhood: harbour, startsLocal: Tonight);
        var home = await hub.Browser().GetAsync("/");
        Assert.Contains("Harbour", home.Text);
        Assert.DoesNotContain("Mill Lane", home.Body);
    }

    [Fact]
    public async Task An_empty_board_says_what_could_be_on_it()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        Assert.Contains("No meetups are planned yet", (await hub.Browser().GetAsync("/")).Text);
    }

    [Fact]
    public async Task Before_set_up_the_door_says_how_to_open_it()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite, setUp: false);
        Assert.NotNull((await hub.Browser().GetAsync("/")).Page.QuerySelector("main a[href='/setup']"));
    }

    [Fact]
    public async Task It_asks_with_a_search_names_its_other_forms_and_carries_no_token()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var home = await hub.Browser().GetAsync("/");
        var form = home.Page.QuerySelector("main form[action='/find']:not([method=post])")!;
        Assert.Equal(["q", "near", "to"], form.QuerySelectorAll("[name]").Select(field => field.GetAttribute("name")));
        Assert.Equal(
            ["", "2026-11-23", "2026-11-24", "2026-11-29"],
            form.QuerySelectorAll("option").Select(option => option.GetAttribute("value"))
        );
        Assert.NotNull(home.Page.QuerySelector("link[rel=alternate][type='text/calendar']"));
        Assert.Empty(home.Page.QuerySelectorAll("input[name=token]"));
    }

    [Fact]
    public async Task Every_word_of_it_is_translated()
    {
        await using var hub = await TestHub.StartAsync(
            ProviderKind.Sqlite,
            builder => builder.Configuration["Texts:Pseudo"] = "true"
        );
        await new Sample(hub).MeetupAsync(
            m => m.Meets(Mode.Hybrid, venueId: null),
            startsLocal: Tonight,
            then: made => made.First.Move((Tonight, Tonight, null), venueId: null, "Rain")
        );
        var browser = hub.Browser();
        browser.Headers["Accept-Language"] = "en-XA";
        PseudoLocale.AssertEverythingTranslated(
            (await browser.GetAsync("/")).Body,
            "Riverside Kith",
            "Neighbours who look out for each other",
            "020 7946 0123"
        );
    }

    private static IEnumerable<string> Titles(Visit home) =>
        home.Page.QuerySelectorAll(".notices h3").Select(title => title.TextContent.Trim());
}
