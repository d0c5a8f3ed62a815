using System.Net;
using Kith.Data;
using Kith.Features.Wishes;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Wishes;

/// <summary>Anybody says what is missing, and when five do it can begin.</summary>
public sealed class WishTests
{
    [Theory, OnBothDatabases]
    public async Task Somebody_wishes_another_wishes_along_and_takes_it_back(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var browser = hub.Browser();
        var made = await browser.SubmitAsync(await browser.GetAsync("/wishes/new"), Fields(("what", "A night walk")));
        var mine = await browser.SubmitAsync(
            await browser.FollowAsync(made),
            Fields(("alias", "Fern"), ("contact", "07700 900123"))
        );
        Assert.Contains(
            "1 neighbour would come",
            (await hub.Browser().GetAsync("/wishes")).Text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Fern", (await hub.Browser().GetAsync("/wishes")).Body, StringComparison.Ordinal);
        await browser.SubmitAsync(await browser.FollowAsync(mine), Fields());
        Assert.Contains(
            "0 neighbours would come",
            (await hub.Browser().GetAsync("/wishes")).Text,
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(mine.Location)).Status);
        Assert.Equal(0, await hub.ReadAsync(db => db.WishJoins.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Stewards_read_how_to_reach_people_only_once_five_wish_for_the_same(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var book = hub.Get<WishBook>();
        var id = await book.MakeAsync("A night walk", more: null, neighbourhoodId: null, default);
        var steward = (await Neighbour.JoinAsync(hub, n => n.Stewards())).Browser();
        for (var n = 1; n <= 5; n++)
        {
            await book.JoinAsync(id, $"Fern {n}", "07700 900123", personId: null, default);
            var text = (await steward.GetAsync("/admin/wishes")).Body;
            Assert.Equal(n == 5, text.Contains("07700 900123", StringComparison.Ordinal));
            Assert.Equal(n == 5, text.Contains("Fern 1", StringComparison.Ordinal));
        }
        Assert.Contains("enough to begin", (await hub.Browser().GetAsync("/wishes")).Text, StringComparison.Ordinal);
        var kept = await hub.ReadAsync(db => db.WishJoins.AsNoTracking().Select(j => j.ContactSealed).FirstAsync());
        Assert.DoesNotContain("07700", kept!, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_off_the_list_is_gone_and_who_wished_along_is_erased(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var book = hub.Get<WishBook>();
        var id = await book.MakeAsync("Buy my pills", more: null, neighbourhoodId: null, default);
        await book.JoinAsync(id, "Fern", contact: null, personId: null, default);
        var steward = (await Neighbour.JoinAsync(hub, n => n.Stewards())).Browser();
        await steward.SubmitAsync(await steward.GetAsync($"/admin/wishes/{id}/close"), Fields());
        Assert.DoesNotContain("Buy my pills", (await hub.Browser().GetAsync("/wishes")).Body, StringComparison.Ordinal);
        Assert.Null(await book.JoinAsync(id, "Moss", contact: null, personId: null, default));
        hub.Clock.Move(TimeSpan.FromDays(8));
        await hub.RunJobsAsync();
        Assert.Equal(0, await hub.ReadAsync(db => db.WishJoins.CountAsync()));
    }

    private static Dictionary<string, string?> Fields(params (string Name, string? Value)[] fields) =>
        fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
}
