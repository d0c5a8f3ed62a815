using System.Net;
using Kith.Data;
using Kith.Features.Services;
using Kith.Features.Services.Hsds;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Kith.Tests.Features.Services.Directories;

namespace Kith.Tests.Features.Services.Finder;

/// <summary>Somebody looks for a person in a refuge, with everything the finder can be asked. It must not help them.</summary>
public sealed class KeptPlaceTests
{
    internal const string Refuge = "7c1d1f6e-6a55-4f0e-9f53-9a6f0d2f5a01";
    internal const string Place = "7c1d1f6e-6a55-4f0e-9f53-9a6f0d2f5a02";

    internal const string House = """
        {"id":"7c1d1f6e-6a55-4f0e-9f53-9a6f0d2f5a01","name":"Rowan house","description":"A safe house","status":"active","assured_date":"2026-11-01",
         "phones":[{"id":"r1","number":"0808 157 0204"}],
         "attributes":[{"id":"10","link_entity":"service","taxonomy_term":{"id":"food","name":"Food","description":"Things to eat"}}],
         "service_at_locations":[{"id":"r2","description":"In Birch Lane","location":{"id":"7c1d1f6e-6a55-4f0e-9f53-9a6f0d2f5a02","location_type":"physical",
           "name":"Birch House","latitude":50.8812,"longitude":0.0234,"transportation":"Bus 4 to Birch Lane","confidential":"yes",
           "addresses":[{"id":"r3","address_1":"12 Birch Lane","city":"Lewes","state_province":"East Sussex","postal_code":"BN7 9ZZ","country":"GB","address_type":"physical"}],
           "accessibility":[{"id":"r4","description":"Wheelchair ramp from Birch Lane"}],
           "schedules":[{"id":"r5","freq":"WEEKLY","byday":"MO","opens_at":"09:00","closes_at":"10:00","notes":"Ring at Birch Lane"}]}}]}
        """;

    internal static readonly string[] Telling = ["Birch", "BN7 9ZZ", "50.88", "0.0234"];

    public static TheoryData<ProviderKind, Openness> Cases
    {
        get
        {
            var cases = new TheoryData<ProviderKind, Openness>();
            foreach (var kind in Databases.All)
            {
                cases.Add(kind, Openness.TownOnly);
                cases.Add(kind, Openness.Secret);
            }
            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task Measuring_from_anywhere_gives_the_same_answer(ProviderKind kind, Openness openness)
    {
        await using var hub = await HiddenAsync(kind, openness);
        var cards = new HashSet<string>(StringComparer.Ordinal);
        foreach (var point in new[] { "50.8812,0.0234", "50.88,0.02", "50.90,0.02", "51.5,-0.1", "-33.9,151.2" })
        foreach (var km in new[] { "0.1", "1", "5", "500" })
        {
            var visit = await hub.Browser().GetAsync($"/services?q=rowan&near={point}&within={km}");
            cards.Add(visit.Page.QuerySelector("main .notices")?.InnerHtml ?? "none");
        }

        var card = Assert.Single(cards);
        Assert.Contains("Rowan house", card);
        Assert.DoesNotContain("away", card);
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task No_page_says_where_it_is_and_no_words_or_needs_of_the_place_find_it(
        ProviderKind kind,
        Openness openness
    )
    {
        await using var hub = await HiddenAsync(kind, openness);
        var pages = new[] { $"/services/{Refuge}", "/services", "/services?q=rowan&near=50.8812,0.0234" };
        foreach (var path in pages)
        {
            var visit = await hub.Browser().GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, visit.Status);
            // The point that was asked for stands in the form again; it is the visitor's own.
            var shown = visit
                .Page.QuerySelector(path.Contains("near", StringComparison.Ordinal) ? ".notices" : "html")!
                .OuterHtml;
            Assert.All(Telling, word => Assert.DoesNotContain(word, shown, StringComparison.OrdinalIgnoreCase));
            Assert.Contains("0808 157 0204", shown);
        }

        Assert.Empty(await FinderTests.NamesAsync(hub, "?q=birch"));
        Assert.Empty(await FinderTests.NamesAsync(hub, "?q=bn7"));
        Assert.DoesNotContain("Rowan house", await FinderTests.NamesAsync(hub, "?access=stepFree"));
        Assert.Equal(openness == Openness.Secret ? 0 : 1, (await FinderTests.NamesAsync(hub, "?q=rowan+lewes")).Length);
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task The_finders_tables_hold_no_point_of_it_and_what_is_offered_instead_is_not_measured_from_it(
        ProviderKind kind,
        Openness openness
    )
    {
        await using var hub = await HiddenAsync(kind, openness);
        var spot = await hub.ReadAsync(db => db.ServiceSpots.SingleAsync(s => s.Name == "Rowan house"));

        Assert.Equal((null, null, null), (spot.ShownLatitude, spot.ShownLongitude, spot.Cell));
        Assert.True(spot is { IsAnywhere: true, IsKept: true, Town: null, TownKey: null });
        hub.Clock.Move(TimeSpan.FromHours(22.5));
        var page = await hub.Browser().GetAsync($"/services/{Refuge}");
        var others = page.Page.QuerySelector("section[aria-labelledby=others]")!.TextContent;
        Assert.Contains("Mill Lane pantry", others);
        Assert.DoesNotContain("away", others);
    }

    internal static async Task<TestHub> HiddenAsync(ProviderKind kind, Openness openness)
    {
        var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, List(hub, Food, House));
        await hub.WriteAsync(async db =>
        {
            (await db.Locations.SingleAsync(l => l.Id == Guid.Parse(Place))).Keep(openness);
            await db.SaveChangesAsync();
            var changed = new[] { Guid.Parse(Place) }.ToLookup(_ => HsdsVocabulary.Location);
            await Documents.WriteAsync(db, await Documents.AffectedAsync(db, changed, default), default);
        });
        return hub;
    }
}
