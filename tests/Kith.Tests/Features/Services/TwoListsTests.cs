using Kith.Data;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Kith.Tests.Features.Services.Directories;

namespace Kith.Tests.Features.Services;

/// <summary>Two lists in one hub do not take from each other, and what both have stays while one of them has it.</summary>
public sealed class TwoListsTests
{
    [Theory, OnBothDatabases]
    public async Task Another_list_in_a_file_of_the_same_name_is_asked_for_its_name(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, Write(hub, "one/services.json", $"[{Service("a1")}]"));
        var second = Write(hub, "two/services.json", $"[{Service("b1")}]");

        var asked = await ImportAsync(hub, second);
        var named = await ImportAsync(hub, second, "--feed", "two");

        Assert.Equal((2, ""), (asked.Exit, asked.Out));
        Assert.Contains("--feed NAME", asked.Error, StringComparison.Ordinal);
        Assert.Equal((0, "imported 1, updated 0, unchanged 0, gone 0, refused 0\n"), (named.Exit, named.Out));
    }

    [Theory, OnBothDatabases]
    public async Task What_one_list_drops_goes_to_the_list_that_still_has_it(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var shared = Service("a1").With("id", $"\"{Pantry}\"");
        await ImportAsync(hub, List(hub, shared, Service("a2")), "--feed", "first");
        await ImportAsync(hub, List(hub, shared, Service("b1")), "--feed", "second");
        await ImportAsync(hub, List(hub, Service("a2")), "--feed", "first");

        var run = await ImportAsync(hub, List(hub, shared, Service("b1")), "--feed", "second");

        Assert.Equal("imported 0, updated 1, unchanged 1, gone 0, refused 0\n", run.Out);
        Assert.Contains("this one goes on with it", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, await hub.ReadAsync(db => db.Services.CountAsync(s => s.GoneAt != null)));
    }

    [Fact]
    public async Task What_leads_nowhere_inside_a_service_is_told_too()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var service = Service("a1")
            .With("service_at_locations", """[{"id":"s","location_id":"nowhere"}]""")
            .With("attributes", """[{"id":"t","link_entity":"service","taxonomy_term_id":"untold"}]""");

        var run = await ImportAsync(hub, List(hub, service));

        Assert.Contains("row 1: location_id points at location", run.Error, StringComparison.Ordinal);
        Assert.Contains("row 1: attribute.taxonomy_term_id points at", run.Error, StringComparison.Ordinal);
    }

    private static string Service(string id) => $$"""{"id":"{{id}}","name":"Service {{id}}","status":"active"}""";
}
