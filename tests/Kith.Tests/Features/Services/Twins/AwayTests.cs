using Kith.Data;
using Kith.Features.Services;
using Kith.Features.Services.Twins;
using Kith.Tests.Features.Services.Freshness;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Kith.Tests.Features.Services.Directories;

namespace Kith.Tests.Features.Services.Twins;

/// <summary>What was put away is not found by what stands around it.</summary>
public sealed class AwayTests
{
    private const string Other = "0b6b6a9e-1c1e-4d9a-9a2e-6a3d0c6f0b22";

    private const string Around = """
        {"id":"twins","name":"Twin neighbours","description":"Who live there","email":"twins@example.org",
         "phones":[{"id":"t1","number":"020 7946 0333"}],
         "locations":[{"id":"t2","location_type":"physical","addresses":[{"id":"t3","address_1":"4b Mill Ln","city":"Lewes","country":"GB"}]}],
         "programs":[{"id":"t4","name":"Twin bags","description":"Bags"}]}
        """;

    private static string Again =>
        Food.With("id", $"\"{Other}\"")
            .With("name", "\"The Mill Lane Pantry\"")
            .With("organization", Around)
            .With("service_at_locations", Place("b1", "b2"));

    [Theory, OnBothDatabases]
    public async Task A_refuge_that_is_hidden_later_is_not_found_by_the_record_that_was_merged_into_it(
        ProviderKind kind
    )
    {
        await using var hub = await TwoAsync(kind);
        var (ada, book) = (await Neighbour.JoinAsync(hub, n => n.Stewards()), hub.Get<MergeBook>());
        Assert.True((await book.MergeAsync(ada.Person.Id, Guid.Parse(Pantry), Guid.Parse(Other), default)).IsAllowed);
        await hub.KeepAsync(Hall, Openness.TownOnly);
        await HiddenAsync(hub);
        // Its list tells of the place under another id.
        await ImportAsync(hub, Write(hub, "other.json", $"[{Again.With("service_at_locations", Place("b8", "b9"))}]"));
        await HiddenAsync(hub);

        var merge = await hub.ReadAsync(db => db.ServiceMerges.SingleAsync());
        Assert.True(await book.UndoAsync(ada.Person.Id, merge.Id, default));
        Assert.Contains("Twin neighbours", (await hub.Browser().GetAsync($"/services/{Other}")).Body);
        await HiddenAsync(hub);
    }

    [Theory, OnBothDatabases]
    public async Task An_organization_whose_only_service_is_away_is_in_no_answer_and_no_export(ProviderKind kind)
    {
        await using var hub = await TwoAsync(kind);
        Assert.Contains("020 7946 0333", await GivenAsync(hub));
        await AwayAsync(hub, away: true);
        var given = await GivenAsync(hub);
        Assert.All(
            (string[])["020 7946 0333", "twins@example.org", "Twin neighbours", "Twin bags", "Mill Ln"],
            w => Assert.DoesNotContain(w, given)
        );
        Assert.Contains("4 Mill Lane", given);

        await AwayAsync(hub, away: false);
        given = await GivenAsync(hub);
        Assert.All((string[])["Twin neighbours", "Twin bags", "4b Mill Ln"], w => Assert.Contains(w, given));
    }

    private static async Task HiddenAsync(TestHub hub)
    {
        var given = await GivenAsync(hub);
        Assert.All((string[])["4 Mill", "4b Mill", "50.873"], w => Assert.DoesNotContain(w, given));
        Assert.DoesNotContain("4 Mill", (await hub.Browser().GetAsync($"/services/{Other}")).Body);
    }

    private static async Task<string> GivenAsync(TestHub hub)
    {
        // A package leaves alone what an earlier one wrote into the same folder.
        if (Directory.Exists(Path.Combine(hub.Folder.FullName, "out")))
            Directory.Delete(Path.Combine(hub.Folder.FullName, "out"), recursive: true);
        return string.Join(
            '\n',
            await ExportAsync(hub, "json"),
            await ExportAsync(hub, "csv"),
            (await hub.Browser().GetAsync("/hsds/organizations?full=true")).Body,
            (await hub.Browser().GetAsync("/hsds/services?full=true")).Body
        );
    }

    private static Task AwayAsync(TestHub hub, bool away) =>
        hub.WriteAsync(async db =>
        {
            var service = await db.Services.SingleAsync(s => s.Id == Guid.Parse(Other));
            if (away)
                service.PutAway(hub.Clock.Now);
            else
                service.BringBack();
            await db.SaveChangesAsync();
            await Documents.WriteAsync(db, [service.Id], default);
        });

    private static string Place(string link, string place) =>
        $$"""
            [{"id":"{{link}}","location":{"id":"{{place}}","location_type":"physical","latitude":50.8731,"longitude":0.0091,
              "addresses":[{"id":"{{place}}a","address_1":"4 Mill Ln","city":"Lewes","country":"GB"}]} }]
            """;

    private static async Task<TestHub> TwoAsync(ProviderKind kind)
    {
        var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, List(hub, Food));
        await ImportAsync(hub, Write(hub, "other.json", $"[{Again}]"));
        return hub;
    }
}
