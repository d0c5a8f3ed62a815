using System.Text.Json.Nodes;
using Kith.Data;
using Kith.Features.Services;
using Kith.Features.Services.Hsds;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Kith.Tests.Features.Services.Directories;

namespace Kith.Tests.Features.Services.Api;

/// <summary>A refuge is not found by asking other programs' questions.</summary>
public sealed class HsdsSecretTests
{
    private static readonly string[] Away =
    [
        "Mill Hall",
        "4 Mill Lane",
        "BN7",
        "50.873",
        "0.009",
        "green door",
        "Ramp",
    ];

    public static TheoryData<ProviderKind, Openness> Closed()
    {
        var all = new TheoryData<ProviderKind, Openness>();
        foreach (var kind in Databases.All)
        {
            all.Add(kind, Openness.TownOnly);
            all.Add(kind, Openness.Secret);
        }
        return all;
    }

    [Theory, MemberData(nameof(Closed))]
    public async Task No_endpoint_filter_or_line_says_where_a_closed_place_is(ProviderKind kind, Openness openness)
    {
        await using var hub = await RefugeAsync(kind, openness);
        var organization = await hub.IdAsync("organizations", "Mill Lane neighbours");
        var link = (string)(await hub.JsonAsync("/hsds/service_at_locations?search=pantry"))["contents"]![0]!["id"]!;
        foreach (
            var path in new[]
            {
                "services?full=true",
                "services?minimal=true",
                "services",
                $"services/{Pantry}",
                "services?format=ndjson&full=true",
                "service_at_locations?full=true",
                "service_at_locations",
                "service_at_locations?format=ndjson&full=true",
                $"service_at_locations/{link}",
                "organizations?full=true&full_service=true",
                $"organizations/{organization}?full_service=true",
                "organizations?format=ndjson&full=true",
                "taxonomy_terms",
                "taxonomies",
            }
        )
        {
            var body = (await hub.Browser().GetAsync($"/hsds/{path}")).Body;
            Assert.All(Away, word => Assert.DoesNotContain(word, body, StringComparison.OrdinalIgnoreCase));
        }
        var shown = (await hub.JsonAsync($"/hsds/services/{Pantry}")).ToJsonString();
        Assert.Equal(openness == Openness.TownOnly, shown.Contains("Lewes", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Closed))]
    public async Task No_circle_and_no_word_tells_a_closed_place_from_none(ProviderKind kind, Openness openness)
    {
        await using var hub = await RefugeAsync(kind, openness);
        foreach (var metres in new[] { 1, 200, 1000, 50_000, 1_000_000 })
        foreach (var list in new[] { "services", "service_at_locations" })
            Assert.DoesNotContain(
                "Mill Lane pantry",
                await hub.NamesAsync($"/hsds/{list}?postcode=BN7&proximity={metres}")
            );
        foreach (var word in new[] { "hall", "green", "door", "ramp", "glade", "bn7" })
        foreach (var list in new[] { "services", "service_at_locations", "organizations" })
            Assert.Empty(await hub.NamesAsync($"/hsds/{list}?search={word}"));
        var hidden = HsdsId.Of("directory.json", HsdsVocabulary.TaxonomyTerm, "hidden");
        Assert.Empty(await hub.NamesAsync($"/hsds/services?taxonomy_term_id={hidden}"));
        Assert.Empty(await hub.NamesAsync($"/hsds/service_at_locations?taxonomy_term_id={hidden}"));
    }

    /// <summary>The pantry in a place of which everything says where it is.</summary>
    private static async Task<TestHub> RefugeAsync(ProviderKind kind, Openness openness)
    {
        var food = JsonNode.Parse(Food)!.AsObject();
        var link = food["service_at_locations"]![0]!.AsObject();
        link["description"] = "In Glade Street, green door";
        link["location"]!["description"] = "Mill Hall, green door";
        link["location"]!["attributes"] = JsonNode.Parse(
            """[{"id":"31","value":"Ramp","taxonomy_term":{"id":"hidden","name":"By the river","description":"Wet"}}]"""
        );
        link["location"]!["accessibility"] = JsonNode.Parse("""[{"id":"32","description":"Ramp"}]""");
        var hub = await ApiHub.DirectoryAsync(kind, food.ToJsonString());
        await hub.WriteAsync(async db =>
        {
            var place = await db.Locations.SingleAsync(l => l.Id == Guid.Parse(Hall));
            place.Keep(openness);
            await db.SaveChangesAsync();
            await Documents.WriteAsync(db, [Guid.Parse(Pantry)], default);
        });
        return hub;
    }
}
