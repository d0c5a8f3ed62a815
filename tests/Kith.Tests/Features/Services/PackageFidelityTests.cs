using System.Text.Json.Nodes;
using Kith.Data;
using Kith.Features.Services.Hsds;
using Kith.Tests.Support;
using static Kith.Tests.Features.Services.Directories;

namespace Kith.Tests.Features.Services;

/// <summary>A directory that goes through tables comes out as the same objects, not only as the same tables.</summary>
public sealed class PackageFidelityTests
{
    [Fact]
    public async Task Order_kinds_of_values_and_parts_of_two_owners_come_through_tables_as_they_were()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var phones =
            """[{"id":"9","number":"1","description":"first"},{"id":"1","number":"2"},{"id":"5","number":"3"}]""";
        var odd = Food.With("phones", phones)
            .With("seats", "7")
            .With("seats_text", "\"7\"")
            .With("said", "\"[1,2]\"")
            .With("is_new", "true")
            .With("parts", "[1,\"a\"]")
            .With("minimum_age", "\"18\"");
        var service = JsonNode.Parse(odd)!;
        service["service_at_locations"]![0]!["phones"] = JsonNode.Parse(phones)![0]!.DeepClone() is var phone
            ? new JsonArray(phone)
            : null;
        await ImportAsync(hub, List(hub, service.ToJsonString(), Listening.With("seats", "\"many\"")));

        await AssertSameObjectsAsync(hub);
    }

    [SharedDataTheory]
    [InlineData("service_full.json")]
    [InlineData("organization_full.json")]
    [InlineData("csv")]
    public async Task The_official_examples_are_the_same_objects_after_going_through_tables(string example)
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        await ImportAsync(hub, SharedData.Path("hsds", "spec-3.1-dev", "examples", example));

        await AssertSameObjectsAsync(hub);
    }

    private static async Task AssertSameObjectsAsync(TestHub hub)
    {
        var before = await ExportAsync(hub, "json");
        await using var other = await TestHub.StartAsync(ProviderKind.Sqlite);
        var run = await ImportAsync(other, await PackageAsync(hub));
        Assert.True(run.Exit == 0, run.Error);
        Assert.Equal(before, await ExportAsync(other, "json"));
    }
}
