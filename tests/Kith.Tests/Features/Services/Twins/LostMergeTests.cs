using System.Net;
using Kith.Data;
using Kith.Features.Services;
using Kith.Features.Services.Twins;
using Kith.Tests.Support;
using static Kith.Tests.Features.Services.Directories;

namespace Kith.Tests.Features.Services.Twins;

/// <summary>Two were made one, and the one that was kept is gone.</summary>
public sealed class LostMergeTests
{
    private const string Lost = "The service it leads to is gone";
    private const string Other = "0b6b6a9e-1c1e-4d9a-9a2e-6a3d0c6f0b22";

    [Theory, OnBothDatabases]
    public async Task A_link_leads_to_no_service_that_is_not_there_and_stewards_are_told(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, List(hub, Food, Listening));
        await ImportAsync(hub, Write(hub, "other.json", $"[{Food.With("id", $"\"{Other}\"")}]"));
        var ada = await Neighbour.JoinAsync(hub, n => n.Stewards());
        var book = hub.Get<MergeBook>();
        Assert.True((await book.MergeAsync(ada.Person.Id, Guid.Parse(Pantry), Guid.Parse(Other), default)).IsAllowed);
        Assert.Equal(HttpStatusCode.MovedPermanently, (await hub.Browser().GetAsync($"/services/{Other}")).Status);
        Assert.DoesNotContain(Lost, (await ada.Browser().GetAsync("/admin/services/duplicates")).Text);

        await ImportAsync(hub, List(hub, Listening));
        foreach (var path in new[] { $"/services/{Other}", $"/services/{Other}/correct", $"/hsds/services/{Other}" })
            Assert.Equal(HttpStatusCode.NotFound, (await hub.Browser().GetAsync(path)).Status);
        var told = await ada.Browser().GetAsync("/admin/services/duplicates");
        Assert.Contains(Lost, told.Text);

        // A steward takes the merge back, and its own list's page is there again.
        var undo = told.Links().Single(l => l.Contains("merges/", StringComparison.Ordinal));
        var browser = ada.Browser();
        await browser.SubmitAsync(await browser.GetAsync(undo), new Dictionary<string, string?>());
        Assert.Equal(HttpStatusCode.OK, (await hub.Browser().GetAsync($"/services/{Other}")).Status);
    }
}
