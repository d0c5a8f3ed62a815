using Kith.Data;
using Kith.Features.Services;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Kith.Tests.Features.Services.Directories;

namespace Kith.Tests.Features.Services;

/// <summary>However oddly a list writes a place that must not be found, nothing of it goes out.</summary>
public sealed class OddPlaceTests
{
    private const string Lane = "9 Hidden Lane";

    private const string Place = """
        {"id":"refuge","name":"The quiet house","latitude":50.8,"longitude":0.1,
         "addresses":[{"id":"a1","address_1":"9 Hidden Lane","city":"Lewes"}]}
        """;

    private static readonly string Secret = Place.With("confidential", "true");

    [Theory]
    [InlineData("""{"service_at_locations":[{"id":"l1","location":PLACE}, null]}""")]
    [InlineData("""{"service_at_locations":[{"id":"l1","location":PLACE}, "and more"]}""")]
    [InlineData("""{"locations":[PLACE]}""")]
    [InlineData("""{"location":PLACE}""")]
    [InlineData("""{"organization":{"locations":[PLACE]}}""")]
    [InlineData("""{"organization":{"id":"o1","name":"Friends","locations":[PLACE, 7]}}""")]
    [InlineData("""{"contacts":[{"id":"c1","name":"Ring first","locations":[PLACE]}]}""")]
    public async Task Wherever_it_stands(string more)
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var service =
            $$"""{"id":"quiet","name":"Quiet nights","status":"active",{{more.Replace("PLACE", Secret, StringComparison.Ordinal)[1..]}}""";
        Assert.Equal(0, (await ImportAsync(hub, List(hub, service))).Exit);
        await AssertUnsaidAsync(hub);
    }

    [Fact]
    public async Task A_place_closed_elsewhere_in_the_list_is_closed_where_its_flag_is_missing()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var bare = $$"""{"id":"quiet","name":"Quiet nights","status":"active","locations":[{{Place}}]}""";
        var flagged = $$"""
            {"id":"other","name":"Other nights","status":"active","service_at_locations":[{"id":"l1","location":{{Secret}}}]}
            """;
        await ImportAsync(hub, List(hub, bare, flagged));
        await AssertUnsaidAsync(hub);
    }

    [Theory, OnBothDatabases]
    public async Task A_place_that_was_open_is_closed_by_any_telling_that_says_so(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var first = Service("quiet", Place.With("confidential", "\"no\""));
        await ImportAsync(hub, List(hub, first));
        Assert.Contains(Lane, await ExportAsync(hub, "json"), StringComparison.Ordinal);
        await ImportAsync(hub, List(hub, first, Service("loud", Secret)));
        await AssertUnsaidAsync(hub);
    }

    private static string Service(string id, string place) =>
        $$"""
            {"id":"{{id}}","name":"Nights","status":"active","service_at_locations":[{"id":"l-{{id}}","location":{{place}}}]}
            """;

    private static async Task AssertUnsaidAsync(TestHub hub)
    {
        foreach (var format in new[] { "json", "ndjson", "csv" })
            Assert.DoesNotContain(Lane, await ExportAsync(hub, format), StringComparison.Ordinal);
        var documents = await hub.ReadAsync(db => db.ServiceDocuments.Select(d => d.Whole + d.Brief).ToListAsync());
        Assert.All(documents, d => Assert.DoesNotContain(Lane, d, StringComparison.Ordinal));
        var id = await hub.ReadAsync(db => db.Services.Select(s => s.Id).FirstOrDefaultAsync());
        foreach (var path in new[] { $"/services/{id}", $"/hsds/services/{id}", "/hsds/services?full=true" })
            Assert.DoesNotContain(Lane, (await hub.Browser().GetAsync(path)).Body, StringComparison.Ordinal);
    }
}
