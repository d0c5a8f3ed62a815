using System.Net;
using Kith.Data;
using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Tests.Support;

namespace Kith.Tests.Features.Week;

/// <summary>A list for one village's notice board: the same "near" and "within" as in Find.</summary>
public sealed class NearTests
{
    [Theory, OnBothDatabases]
    public async Task The_list_can_be_of_what_is_near_a_place_and_says_so_on_paper_and_aloud(ProviderKind kind)
    {
        await using var hub = await HubAsync(kind);
        var (page, commands) = await hub.CountAsync("/week?near=lewes&within=5");
        Assert.InRange(commands, 1, 4);
        Assert.Contains("Up to 3.1 miles from Lewes", page.Text, StringComparison.Ordinal);
        Assert.Equal(["Near walk"], Titles(page));
        var wider = await hub.Browser().GetAsync("/week?near=lewes&within=50");
        Assert.Equal(["Near walk", "Far walk"], Titles(wider));
        var aloud = await hub.Browser().GetAsync("/week/script?near=lewes&within=5");
        Assert.Contains("only the meetups up to 3.1 miles from Lewes", aloud.Text, StringComparison.Ordinal);
        Assert.Contains("Near walk", aloud.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Far walk", aloud.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Near_and_within_stay_in_every_link_and_in_the_form(ProviderKind kind)
    {
        await using var hub = await HubAsync(kind);
        foreach (var path in new[] { "/week", "/week/script" })
        {
            var page = await hub.Browser().GetAsync($"{path}?near=51.4612,-0.1138&within=5&from=2026-11-30");
            var links = page
                .Page.QuerySelectorAll("main a[href^='/week']")
                .Select(a => a.GetAttribute("href")!)
                .ToList();
            Assert.InRange(links.Count, 3, 4);
            // The point is told no more exactly than Find does.
            Assert.All(links, link => Assert.EndsWith("&near=51.46,-0.11&within=5", Uri.UnescapeDataString(link)));
            Assert.Equal("5", page.Page.QuerySelector("#within option[selected]")!.GetAttribute("value"));
            var data = page.Page.QuerySelector("link[type='application/json'][href^='/find.json']")!;
            var json = await hub.Browser().GetAsync(data.GetAttribute("href")!);
            Assert.Equal(HttpStatusCode.OK, json.Status);
            Assert.Contains("near=51.46", Uri.UnescapeDataString(json.Path), StringComparison.Ordinal);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_name_of_several_places_offers_them_and_an_unknown_one_says_so(ProviderKind kind)
    {
        await using var hub = await HubAsync(kind);
        var which = await hub.Browser().GetAsync("/week?near=newport&within=5");
        Assert.Equal(HttpStatusCode.OK, which.Status);
        Assert.Contains("Which newport do you mean?", which.Text, StringComparison.Ordinal);
        Assert.Empty(Titles(which));
        var choices = which.Page.QuerySelectorAll(".which a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(2, choices.Count);
        var chosen = await hub.Browser().GetAsync(choices[0]);
        Assert.Contains("from Newport", chosen.Text, StringComparison.Ordinal);
        Assert.Contains("within=5", choices[0], StringComparison.Ordinal);
        var unknown = await hub.Browser().GetAsync("/week/script?near=atlantis");
        Assert.Contains("We do not know this place yet", unknown.Text, StringComparison.Ordinal);
        Assert.Empty(unknown.Page.QuerySelectorAll(".sheet"));
    }

    [Theory, OnBothDatabases]
    public async Task Where_somebody_is_stays_in_no_cache_and_nonsense_is_refused(ProviderKind kind)
    {
        await using var hub = await HubAsync(kind);
        await hub.CountAsync("/week?near=lewes");
        var (_, again) = await hub.CountAsync("/week?near=lewes");
        Assert.InRange(again, 2, 4);
        foreach (var odd in new[] { "near=99,0", $"near={new string('a', 201)}", "within=x", "within=0", "within=501" })
            Assert.Equal(HttpStatusCode.BadRequest, (await hub.Browser().GetAsync($"/week?{odd}")).Status);
        foreach (var odd in new[] { "near=", "near=%20", "within=", "within=7" })
            Assert.Equal(HttpStatusCode.OK, (await hub.Browser().GetAsync($"/week?{odd}")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Near_works_across_the_date_line(ProviderKind kind)
    {
        await using var hub = await HubAsync(kind);
        var page = await hub.Browser().GetAsync("/week?near=-16.8,179.99&within=20");
        Assert.Equal(["Island walk"], Titles(page));
    }

    private static IEnumerable<string> Titles(Visit page) =>
        page.Page.QuerySelectorAll(".week-title").Select(t => t.TextContent);

    private static async Task<TestHub> HubAsync(ProviderKind kind)
    {
        var hub = await TestHub.StartAsync(kind);
        await hub.WriteAsync(db =>
        {
            db.AddRange(
                PostalArea.From("GB", "BN7", "Lewes", ("England", "East Sussex"), (50.874, 0.009)),
                PostalArea.From("GB", "NP20", "Newport", ("Wales", "Gwent"), (51.588, -2.998)),
                PostalArea.From("GB", "PO30", "Newport", ("England", "Isle of Wight"), (50.7, -1.29))
            );
            return Task.CompletedTask;
        });
        await WalkAsync(hub, "Near walk", 50.88, 0.02, 24);
        await WalkAsync(hub, "Far walk", 50.82, -0.14, 25);
        await WalkAsync(hub, "Island walk", -16.8, -179.99, 26);
        return hub;
    }

    private static async Task WalkAsync(TestHub hub, string title, double latitude, double longitude, int day)
    {
        var sample = new Sample(hub);
        var venue = await sample.VenueAsync(more: v => v.At(latitude, longitude));
        await sample.MeetupAsync(
            m => m.Describe(title, null, "walk", "en"),
            venue,
            startsLocal: new DateTime(2026, 11, day, 9, 0, 0)
        );
    }
}
