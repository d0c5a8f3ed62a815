using System.Net;
using System.Text.Json.Nodes;
using Kith.Data;
using Kith.Tests.Support;
using static Kith.Tests.Features.Services.Directories;

namespace Kith.Tests.Features.Services.Api;

/// <summary>Other programs read the directory as HSDS.</summary>
public sealed class HsdsApiTests
{
    [Theory, OnBothDatabases]
    public async Task Pages_hold_each_service_once_and_say_truly_how_many_there_are(ProviderKind kind)
    {
        await using var hub = await ApiHub.DirectoryAsync(kind);
        var first = await hub.JsonAsync("/hsds/services?per_page=2");
        var second = await hub.JsonAsync("/hsds/services?per_page=2&page=2");
        var beyond = await hub.JsonAsync("/hsds/services?page=99999999999999999999");

        Assert.Equal((3, 2, 1, 2), Numbers(first));
        Assert.Equal((true, false, false), Flags(first));
        Assert.Equal((3, 2, 2, 1), Numbers(second));
        Assert.Equal((false, true, false), Flags(second));
        Assert.Equal(
            3,
            first["contents"]!.AsArray().Concat(second["contents"]!.AsArray()).Select(Id).Distinct().Count()
        );
        Assert.Equal((3, (false, true, true)), ((int)beyond["total_items"]!, Flags(beyond)));
        var none = await hub.JsonAsync("/hsds/services?search=nothinglikethis");
        Assert.Equal(((0, 0, 1, 0), (true, true, true)), (Numbers(none), Flags(none)));
    }

    [Theory, OnBothDatabases]
    public async Task A_service_is_brief_whole_or_bare_as_asked_for(ProviderKind kind)
    {
        await using var hub = await ApiHub.DirectoryAsync(kind);
        var brief = (await hub.JsonAsync("/hsds/services?search=pantry"))["contents"]![0]!.AsObject();
        var full = (await hub.JsonAsync("/hsds/services?search=pantry&full=true"))["contents"]![0]!.AsObject();
        var bare = (await hub.JsonAsync("/hsds/services?minimal=true"))["contents"]!.AsArray();
        var one = await hub.JsonAsync($"/hsds/services/{Pantry}");

        Assert.Equal("Mill Lane neighbours", (string?)brief["organization"]!["name"]);
        Assert.False(brief.ContainsKey("phones"));
        Assert.Equal("Mill Hall", (string?)full["service_at_locations"]![0]!["location"]!["name"]);
        Assert.True(JsonNode.DeepEquals(full, one));
        Assert.Equal(3, bare.Count);
        Assert.All(bare, b => Assert.Equal(["id", "last_modified"], b!.AsObject().Select(p => p.Key)));
    }

    [Theory, OnBothDatabases]
    public async Task Filters_narrow_each_other(ProviderKind kind)
    {
        await using var hub = await ApiHub.DirectoryAsync(kind);
        var neighbours = await hub.IdAsync("organizations", "Mill Lane neighbours");
        var food = await hub.IdAsync("taxonomy_terms", "Food");
        var needs = await hub.IdAsync("taxonomies", "Needs");

        Assert.Equal(["Mill Lane pantry", "Night ear"], await hub.NamesAsync("/hsds/services?search=NEIGHB mill"));
        Assert.Equal(["Down walks"], await hub.NamesAsync("/hsds/services?search=cafe"));
        Assert.Equal(
            ["Mill Lane pantry", "Night ear"],
            await hub.NamesAsync($"/hsds/services?organization_id={neighbours}")
        );
        Assert.Equal(["Mill Lane pantry"], await hub.NamesAsync($"/hsds/services?taxonomy_term_id={food}"));
        Assert.Equal(["Mill Lane pantry"], await hub.NamesAsync($"/hsds/services?taxonomy_id={needs}"));
        Assert.Empty(await hub.NamesAsync($"/hsds/services?taxonomy_id={needs}&search=ear"));
        Assert.DoesNotContain(
            "Down walks",
            await hub.NamesAsync("/hsds/services?modified_after=2025-05-01T11:00:00+00:00")
        );
        Assert.Contains("Down walks", await hub.NamesAsync("/hsds/services?modified_after=2025-05-01T10:00:00Z"));
        Assert.Equal(
            ["Mill Lane neighbours"],
            await hub.NamesAsync($"/hsds/organizations?taxonomy_term_id={food}&search=lane")
        );
        Assert.Equal(["Food"], await hub.NamesAsync($"/hsds/taxonomy_terms?taxonomy_id={needs}&top_only=true"));
        Assert.Empty(await hub.NamesAsync($"/hsds/taxonomy_terms?parent_id={food}"));
        Assert.Equal(["Needs"], await hub.NamesAsync("/hsds/taxonomies?search=people"));
    }

    [Theory, OnBothDatabases]
    public async Task Proximity_counts_metres_from_the_middle_of_a_postcode(ProviderKind kind)
    {
        await using var hub = await ApiHub.DirectoryAsync(kind);

        Assert.Equal(["Mill Lane pantry"], await hub.NamesAsync("/hsds/services?postcode=BN7&proximity=1000"));
        Assert.Equal(
            ["Down walks", "Mill Lane pantry"],
            await hub.NamesAsync("/hsds/service_at_locations?postcode=bn7 1aa&proximity=6000")
        );
        Assert.Empty(await hub.NamesAsync("/hsds/service_at_locations?postcode=BN7&proximity=50"));
    }

    [Theory, OnBothDatabases]
    public async Task Organizations_and_places_come_with_what_was_asked_to_be_inside(ProviderKind kind)
    {
        await using var hub = await ApiHub.DirectoryAsync(kind);
        var id = await hub.IdAsync("organizations", "Mill Lane neighbours");
        var brief = (await hub.JsonAsync("/hsds/organizations?search=lane"))["contents"]![0]!.AsObject();
        var one = await hub.JsonAsync($"/hsds/organizations/{id}");
        var whole = await hub.JsonAsync($"/hsds/organizations/{id}?full_service=true");
        var places = (await hub.JsonAsync("/hsds/service_at_locations?search=pantry"))["contents"]!.AsArray();
        var place = await hub.JsonAsync($"/hsds/service_at_locations/{Id(places[0])}");

        Assert.False(brief.ContainsKey("services"));
        Assert.Equal(
            ["Mill Lane pantry", "Night ear"],
            one["services"]!.AsArray().Select(s => (string?)s!["name"]).Order()
        );
        Assert.Contains("020 7946 0101", whole.ToJsonString());
        Assert.DoesNotContain("020 7946 0101", one.ToJsonString());
        Assert.Equal(
            ("Mill Hall", null),
            ((string?)places[0]!["location"]!["name"], places[0]!["location"]!["addresses"])
        );
        Assert.Equal("4 Mill Lane", (string?)place["location"]!["addresses"]![0]!["address_1"]);
        Assert.Equal("020 7946 0101", (string?)place["service"]!["phones"]![0]!["number"]);
    }

    [Theory, OnBothDatabases]
    public async Task Lines_hold_everything_without_pages(ProviderKind kind)
    {
        await using var hub = await ApiHub.DirectoryAsync(kind);
        var visit = await hub.Browser().GetAsync("/hsds/services?format=ndjson&full=true&page=7");
        var lines = visit.Body.TrimEnd('\n').Split('\n');

        Assert.Equal("application/x-ndjson", visit.Response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(3, lines.Select(l => Id(JsonNode.Parse(l))).Distinct().Count());
        Assert.Equal(2, (await hub.Browser().GetAsync("/hsds/organizations?format=ndjson")).Body.Count(c => c == '\n'));
    }

    [Theory, OnBothDatabases]
    public async Task What_its_list_no_longer_has_is_gone_from_every_answer(ProviderKind kind)
    {
        await using var hub = await ApiHub.DirectoryAsync(kind);
        var ear = (await ServiceAsync(hub, "Night ear")).Id;
        await ImportAsync(hub, List(hub, Food, ApiHub.Walk));

        Assert.Equal(HttpStatusCode.NotFound, (await hub.Browser().GetAsync($"/hsds/services/{ear}")).Status);
        Assert.Equal(["Down walks", "Mill Lane pantry"], await hub.NamesAsync("/hsds/services"));
        var steward = await Neighbour.JoinAsync(hub, n => n.Stewards());
        Assert.Equal(HttpStatusCode.NotFound, (await steward.Browser().GetAsync($"/hsds/services/{ear}")).Status);
    }

    private static (int, int, int, int) Numbers(JsonObject page) =>
        ((int)page["total_items"]!, (int)page["total_pages"]!, (int)page["page_number"]!, (int)page["size"]!);

    private static (bool First, bool Last, bool Empty) Flags(JsonObject page) =>
        ((bool)page["first_page"]!, (bool)page["last_page"]!, (bool)page["empty"]!);

    private static string Id(JsonNode? item) => (string)item!["id"]!;
}
