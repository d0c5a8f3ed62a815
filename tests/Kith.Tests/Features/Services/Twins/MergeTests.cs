using System.Net;
using Kith.Data;
using Kith.Features.Services;
using Kith.Features.Services.Twins;
using Kith.Tests.Features.Services.Finder;
using Kith.Tests.Features.Services.Freshness;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Kith.Tests.Features.Services.Directories;

namespace Kith.Tests.Features.Services.Twins;

/// <summary>Two lists tell of the same pantry.</summary>
public sealed class MergeTests
{
    private const string Other = "0b6b6a9e-1c1e-4d9a-9a2e-6a3d0c6f0b22";

    private static string Again =>
        Food.With("id", $"\"{Other}\"")
            .With("name", "\"The Mill Lane Pantry\"")
            .With("description", "\"Bags of food\"")
            .With(
                "service_at_locations",
                """[{"id":"b1","location":{"id":"b2","location_type":"physical","latitude":50.8731,"longitude":0.0091,"addresses":[{"id":"b3","address_1":"4 Mill Ln","city":"Lewes","country":"GB"}]}}]"""
            );

    [Theory, OnBothDatabases]
    public async Task Stewards_are_shown_why_two_may_be_the_same_and_asked_once(ProviderKind kind)
    {
        await using var hub = await TwoAsync(kind);
        var ada = await Neighbour.JoinAsync(hub, n => n.Stewards());
        var browser = ada.Browser();
        var list = await browser.GetAsync("/admin/services/duplicates");
        Assert.Contains("1 pair looks alike", list.Text);
        Assert.Contains("the same phone number · the same place", list.Text);
        var path = list.Links().Single(l => l.Contains("duplicates/", StringComparison.Ordinal));
        var pair = await browser.GetAsync(path);
        Assert.Contains("Bags of food", pair.Text);

        await browser.SubmitAsync(pair, new Dictionary<string, string?> { ["apart"] = "true" });
        Assert.Contains("No two look alike", (await browser.GetAsync("/admin/services/duplicates")).Text);
        Assert.Equal(HttpStatusCode.OK, (await hub.Browser().GetAsync($"/services/{Other}")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task The_kept_one_is_in_everything_once_and_old_links_lead_to_it(ProviderKind kind)
    {
        await using var hub = await TwoAsync(kind);
        var ada = await Neighbour.JoinAsync(hub, n => n.Stewards());
        await hub.CorrectAsync(Other, ("words", "It is the same as the other one."));
        var browser = ada.Browser();
        var pair = await browser.GetAsync($"/admin/services/duplicates/{Pantry}/{Other}");
        await browser.SubmitAsync(pair, new Dictionary<string, string?> { ["keep"] = Pantry });

        // Its list goes on telling of it.
        hub.Clock.Move(TimeSpan.FromMinutes(1));
        await ImportAsync(hub, Write(hub, "other.json", $"[{Again.With("description", "\"Many bags\"")}]"));
        foreach (var (from, to) in new[] { ("services", "services"), ("hsds/services", "hsds/services") })
        {
            var old = await hub.Browser().GetAsync($"/{from}/{Other}");
            Assert.Equal((HttpStatusCode.MovedPermanently, $"/{to}/{Pantry}"), (old.Status, old.Location));
        }
        Assert.Equal($"/services/{Pantry}", (await hub.Browser().GetAsync($"/services/{Other}/correct")).Location);
        Assert.Equal(["Mill Lane pantry"], await FinderTests.NamesAsync(hub, "?q=pantry"));
        foreach (var path in new[] { "/hsds/services", "/hsds/service_at_locations", "/hsds/services?format=ndjson" })
            Assert.DoesNotContain(Other, (await hub.Browser().GetAsync(path)).Body);
        foreach (var format in new[] { "json", "csv", "ndjson" })
            Assert.DoesNotContain(Other, await ExportAsync(hub, format));
        Assert.Null(await hub.WaitingAsync());
        Assert.Contains("Its list has changed since", (await browser.GetAsync("/admin/services/duplicates")).Text);

        var undo = (await browser.GetAsync("/admin/services/duplicates"))
            .Links()
            .Single(l => l.Contains("merges/", StringComparison.Ordinal));
        await browser.SubmitAsync(await browser.GetAsync(undo), new Dictionary<string, string?>());
        Assert.Contains("Many bags", (await hub.Browser().GetAsync($"/services/{Other}")).Body);
        Assert.Contains(Other, await ExportAsync(hub, "json"));
    }

    [Theory, OnBothDatabases]
    public async Task Links_lead_on_through_several_merges_and_never_in_a_circle(ProviderKind kind)
    {
        await using var hub = await TwoAsync(kind);
        await ImportAsync(hub, Write(hub, "third.json", $"[{Listening.With("organization", null)}]"));
        var night = (await ServiceAsync(hub, "Night ear")).Id;
        var (ada, book) = (await Neighbour.JoinAsync(hub, n => n.Stewards()), hub.Get<MergeBook>());
        var (pantry, other) = (Guid.Parse(Pantry), Guid.Parse(Other));

        Assert.True((await book.MergeAsync(ada.Person.Id, pantry, other, default)).IsAllowed);
        Assert.True((await book.MergeAsync(ada.Person.Id, night, pantry, default)).IsAllowed);
        Assert.False((await book.MergeAsync(ada.Person.Id, other, night, default)).IsAllowed);
        Assert.False((await book.MergeAsync(ada.Person.Id, night, night, default)).IsAllowed);
        Assert.Equal($"/services/{night}", (await hub.Browser().GetAsync($"/services/{Other}")).Location);
        Assert.Equal(HttpStatusCode.NotFound, (await hub.Browser().GetAsync($"/services/{Guid.NewGuid()}")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_refuge_is_the_one_that_is_kept_and_the_address_in_the_other_list_goes_with_it(ProviderKind kind)
    {
        await using var hub = await TwoAsync(kind);
        await hub.KeepAsync(Hall, Openness.TownOnly);
        var (ada, book) = (await Neighbour.JoinAsync(hub, n => n.Stewards()), hub.Get<MergeBook>());
        var (pantry, other) = (Guid.Parse(Pantry), Guid.Parse(Other));
        var pair = await ada.Browser().GetAsync($"/admin/services/duplicates/{Pantry}/{Other}");
        Assert.DoesNotContain("4 Mill Lane", pair.Body);

        Assert.Equal("Twins.KeepSafe", (await book.MergeAsync(ada.Person.Id, other, pantry, default)).Reason);
        Assert.True((await book.MergeAsync(ada.Person.Id, pantry, other, default)).IsAllowed);
        foreach (var format in new[] { "json", "csv" })
        {
            var export = await ExportAsync(hub, format);
            Assert.DoesNotContain("4 Mill", export);
            Assert.DoesNotContain("50.873", export);
        }
        var merge = await hub.ReadAsync(db => db.ServiceMerges.SingleAsync());
        Assert.True(await book.UndoAsync(ada.Person.Id, merge.Id, default));
        Assert.DoesNotContain("4 Mill", (await hub.Browser().GetAsync($"/services/{Other}")).Body);
    }

    [Theory, OnBothDatabases]
    public async Task Two_stewards_who_keep_different_ones_at_once_do_not_lose_both(ProviderKind kind)
    {
        await using var hub = await TwoAsync(kind);
        var (ada, book) = (await Neighbour.JoinAsync(hub, n => n.Stewards()), hub.Get<MergeBook>());
        var (pantry, other) = (Guid.Parse(Pantry), Guid.Parse(Other));
        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(n =>
                    book.MergeAsync(ada.Person.Id, n % 2 == 0 ? pantry : other, n % 2 == 0 ? other : pantry, default)
                )
        );
        Assert.Equal(1, await hub.ReadAsync(db => db.Services.CountAsync(s => s.AwayAt == null)));
        Assert.Equal(1, await hub.ReadAsync(db => db.ServiceMerges.CountAsync()));
    }

    private static async Task<TestHub> TwoAsync(ProviderKind kind)
    {
        var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, List(hub, Food));
        await ImportAsync(hub, Write(hub, "other.json", $"[{Again}]"));
        return hub;
    }
}
