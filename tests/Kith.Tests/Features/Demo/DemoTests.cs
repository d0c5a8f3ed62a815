using Kith.Data;
using Kith.Features.Demo;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Demo;

public sealed class DemoTests
{
    [Theory, OnBothDatabases]
    public async Task The_sample_neighbourhood_fills_an_empty_hub_once(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind, setUp: false);
        Assert.True(await FillAsync(hub));
        var first = await CountAsync(hub);
        Assert.True(await FillAsync(hub));
        Assert.Equal(first, await CountAsync(hub));
        Assert.True(first.Meetups >= 100 && first.Venues >= 200 && first.Occurrences >= 2000, $"{first}");
        var languages = await hub.ReadAsync(db => db.Meetups.Select(m => m.Languages).Distinct().ToListAsync());
        Assert.Superset(new HashSet<string> { "en", "es", "pl" }, languages.ToHashSet());
    }

    [Fact]
    public async Task A_hub_of_ones_own_is_never_filled_with_a_sample()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        Assert.False(await FillAsync(hub));
        Assert.Equal(0, await hub.ReadAsync(db => db.Meetups.CountAsync()));
    }

    private static Task<bool> FillAsync(TestHub hub) =>
        DemoHub.FillAsync(hub.Get<WriteQueue>(), towns: 1, hub.Clock.Now, new Progress<int>(), default);

    private static Task<(int Meetups, int Venues, int Occurrences)> CountAsync(TestHub hub) =>
        hub.ReadAsync(async db =>
            (await db.Meetups.CountAsync(), await db.Venues.CountAsync(), await db.Occurrences.CountAsync())
        );
}
