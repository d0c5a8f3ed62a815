using Kith.Data;
using Kith.Features.Coming;
using Kith.Features.Demo;
using Kith.Features.Meetups;
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

    [Theory, OnBothDatabases]
    public async Task The_sample_has_a_cancelled_and_a_moved_day_and_a_full_one_with_a_line(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind, setUp: false);
        await FillAsync(hub);
        var times = await hub.ReadAsync(db => db.Occurrences.AsNoTracking().Where(o => o.Reason != null).ToListAsync());
        Assert.Single(times, t => t is { State: OccurrenceState.Cancelled, Listed: false });
        var moved = times.Where(t => t is { State: OccurrenceState.Moved, Listed: true }).ToList();
        Assert.Equal(2, moved.Count);
        Assert.Single(moved, t => t.ShownName!.EndsWith(" Library", StringComparison.Ordinal));
        var states = await hub.ReadAsync(db => db.Rsvps.Select(r => r.State).ToListAsync());
        Assert.Equal(2, states.Count(s => s == RsvpState.Waitlisted));
        Assert.Equal(12, states.Count(s => s == RsvpState.Going));
        var key = await Guests(hub).HostKeyAsync(Kith.Features.Demo.Sample.Read(), default);
        var host = await hub.Browser().GetAsync($"/hosting/{key}");
        Assert.Contains("12 people are coming", host.Text);
        Assert.Contains("3 people are in line", host.Text);
        foreach (var time in times)
            Assert.Contains(time.Reason!, (await hub.Browser().GetAsync($"/meetups/{time.PublicId}")).Text);
    }

    [Fact]
    public async Task A_hub_of_ones_own_is_never_filled_with_a_sample()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        Assert.False(await FillAsync(hub));
        Assert.Equal(0, await hub.ReadAsync(db => db.Meetups.CountAsync()));
    }

    private static Task<bool> FillAsync(TestHub hub) =>
        DemoHub.FillAsync(hub.Get<WriteQueue>(), Guests(hub), towns: 1, hub.Clock.Now, new Progress<int>(), default);

    private static DemoGuests Guests(TestHub hub) => new(hub.Get<WriteQueue>(), hub.Get<Seats>(), hub.Get<RsvpKeys>());

    private static Task<(int Meetups, int Venues, int Occurrences)> CountAsync(TestHub hub) =>
        hub.ReadAsync(async db =>
            (await db.Meetups.CountAsync(), await db.Venues.CountAsync(), await db.Occurrences.CountAsync())
        );
}
