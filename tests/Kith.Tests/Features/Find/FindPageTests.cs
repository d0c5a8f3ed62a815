using System.Net;
using AngleSharp.Dom;
using Kith.Data;
using Kith.Features.Meetups;
using Kith.Tests.Features.Shared;
using Kith.Tests.Support;

namespace Kith.Tests.Features.Find;

public sealed class FindPageTests
{
    [Theory, OnBothDatabases]
    public async Task Each_notice_says_when_where_how_far_and_how_to_join(ProviderKind kind)
    {
        var hub = await FindHub.SharedAsync(kind);
        var walk = Notice(await hub.FindAsync("?q=walk&near=SW1A&within=5"), "River walk");
        string[] said =
        [
            "tomorrow at 10:00",
            "until 11:30",
            "Mill Lane Hall, Riverside",
            "very near",
            "In person. Just turn up.",
            "Walk and talk",
            "Led by peers",
            "Free",
            "No steps",
            "Toilets",
        ];
        Assert.All(said, words => Assert.Contains(words, walk, StringComparison.Ordinal));
        var circle = Notice(await hub.FindAsync("?q=night&near=SW1A"), "Night circle");
        string[] also =
        [
            "Night Owls",
            "Thu 26 Nov at 18:30 (in 3 days)",
            "1.6 miles away",
            "In person or online. Say you are coming",
            "Led by a professional",
            "Give what you like",
        ];
        Assert.All(also, words => Assert.Contains(words, circle, StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task A_page_costs_few_commands_and_few_bytes(ProviderKind kind)
    {
        var hub = await FindHub.SharedAsync(kind);
        foreach (
            var query in new[] { "?q=walk&near=sw1a&days=tu", "?q=nothing+like+it&near=bn1&days=mo", "?near=Atlantis" }
        )
        {
            using var sql = SqlCount.Start();
            var page = await hub.FindAsync(query);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.InRange(sql.Commands.Count, 1, 4);
            Assert.InRange(Weight.Compressed(page.Body), 1, Weight.MostHtml);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_question_is_kept_in_no_cache_and_asks_robots_to_stay_away(ProviderKind kind)
    {
        var hub = await FindHub.SharedAsync(kind);
        var bare = await hub.FindAsync("");
        var asked = await hub.FindAsync("?q=walk");
        Assert.Null(bare.Page.QuerySelector("meta[name=robots]"));
        Assert.NotNull(asked.Page.QuerySelector("meta[name=robots][content=noindex]"));
        Assert.Null(asked.Page.QuerySelector("form input[name=token]"));
        Assert.Equal(["get"], asked.Page.QuerySelectorAll("main form").Select(f => f.GetAttribute("method")));
    }

    [Theory, OnBothDatabases]
    public async Task A_list_is_turned_page_by_page_and_shows_everything_once(ProviderKind kind)
    {
        await using var own = await TestHub.StartAsync(kind);
        for (var at = 0; at < 9; at++)
            await new Sample(own).MeetupAsync(m => m.Describe("Weekly tea", null, "drop-in", "en"), times: 5);
        var hub = new FindHub(own);
        var shown = new List<string>();
        var page = await hub.FindAsync("?q=tea");
        while (true)
        {
            shown.AddRange(page.Page.QuerySelectorAll("article h3 a").Select(a => a.GetAttribute("href")!));
            if (page.Page.QuerySelector(".pager a[rel=next]") is not { } next)
                break;
            Assert.Contains("q=tea", next.GetAttribute("href")!, StringComparison.Ordinal);
            page = await own.Browser().GetAsync(next.GetAttribute("href")!);
        }
        Assert.Equal((45, 45), (shown.Count, shown.Distinct().Count()));
        Assert.Equal(3, (await hub.JsonAsync("?q=tea")).GetProperty("pages").GetInt32());
        await AssertPastTheEndAsync(hub);
    }

    private static async Task AssertPastTheEndAsync(FindHub hub)
    {
        var json = await hub.JsonAsync("?q=tea&page=4");
        Assert.Equal((45, 0), (json.GetProperty("total").GetInt32(), json.GetProperty("results").GetArrayLength()));
        var page = await hub.FindAsync("?q=tea&page=99");
        Assert.Equal("/find?q=tea&page=3", page.Page.QuerySelector(".empty a")!.GetAttribute("href"));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_going_on_is_still_found_and_what_is_over_is_not(ProviderKind kind)
    {
        await using var own = await TestHub.StartAsync(kind);
        var sample = new Sample(own);
        var noon = new DateTime(2026, 11, 23, 12, 0, 0);
        await sample.MeetupAsync(m => m.Describe("Said end", null, "walk", ""), startsLocal: noon);
        await sample.MeetupAsync(m => m.Describe("Open end", null, "walk", "").Lasts(null), startsLocal: noon);
        var hub = new FindHub(own);
        own.Clock.Move(TimeSpan.FromMinutes(59));
        Assert.Equal(["Open end", "Said end"], (await hub.TitlesAsync("?from=2026-11-23")).Order());
        Assert.Contains(
            "On now, since 12:00 until 13:30",
            (await hub.FindAsync("?q=walk")).Text,
            StringComparison.Ordinal
        );
        own.Clock.Move(TimeSpan.FromMinutes(2));
        Assert.Equal(["Said end"], await hub.TitlesAsync(""));
        own.Clock.Move(TimeSpan.FromMinutes(30));
        Assert.Empty(await hub.TitlesAsync("?from=2026-11-20"));
    }

    [Theory, OnBothDatabases]
    public async Task Another_zone_than_the_hubs_is_said(ProviderKind kind)
    {
        await using var own = await TestHub.StartAsync(kind);
        await new Sample(own).MeetupAsync(m => m.Meets(Mode.Online, null), zone: "America/New_York");
        var page = await new FindHub(own).FindAsync("?days=th&after=23:00");
        Assert.Contains("Thu 26 Nov at 18:30", page.Text, StringComparison.Ordinal);
        Assert.Contains("New York time", page.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_moved_time_says_so(ProviderKind kind)
    {
        await using var own = await TestHub.StartAsync(kind);
        var utc = new DateTime(2026, 11, 27, 10, 0, 0, DateTimeKind.Utc);
        await new Sample(own).MeetupAsync(then: p => p.First.Move((utc, utc, null), null, "The hall is being painted"));
        Assert.Contains("Moved", (await new FindHub(own).FindAsync("")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_page_speaks_Spanish(ProviderKind kind)
    {
        var hub = await FindHub.SharedAsync(kind);
        var browser = hub.Hub.Browser();
        browser.Headers["Accept-Language"] = "es";
        var page = await browser.GetAsync("/find?q=duelo&near=sw1a");
        Assert.Equal("Encuentra un encuentro cerca de ti", page.Page.QuerySelector("h1")!.TextContent);
        Assert.Contains("No hemos encontrado nada", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_sentence_comes_from_the_texts()
    {
        await using var own = await TestHub.StartAsync(
            ProviderKind.Sqlite,
            builder => builder.Configuration["Texts:Pseudo"] = "true"
        );
        var hub = await FindHub.FillAsync(own);
        var browser = own.Browser();
        browser.Headers["Accept-Language"] = "en-XA";
        string[] queries =
        [
            "",
            "?near=sw1a&sort=nearest",
            "?q=zzz&days=mo",
            "?near=Newport",
            "?near=Atlantis",
            "?days=xx&within=0",
            "?page=9",
        ];
        foreach (var query in queries)
            PseudoLocale.AssertEverythingTranslated(
                (await browser.GetAsync("/find" + query)).Body,
                "Riverside Kith",
                "020 7946 0123",
                "SW1A, Westminster",
                "Newport",
                "Español",
                "English"
            );
    }

    private static string Notice(Visit page, string title) =>
        string.Join(
            ' ',
            page.Page.QuerySelectorAll("article")
                .Single(a => a.QuerySelector("h3")!.TextContent == title)
                .TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
}
