using Kith.Data;
using Kith.Features.Gaps;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Gaps;

/// <summary>Stewards learn what is looked for in vain, and nothing about who looked.</summary>
public sealed class GapTests
{
    [Theory, OnBothDatabases]
    public async Task What_eight_looked_for_in_vain_is_a_gap_and_what_seven_did_is_not(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await new Sample(hub).NeighbourhoodAsync("Mossley", 51.46, -0.11);
        var steward = (await Neighbour.JoinAsync(hub, n => n.Stewards())).Browser();
        for (var n = 1; n <= 8; n++)
        {
            var found = await hub.Browser().GetAsync("/find?kind=walk&near=Mossley&q=my+own+secret");
            Assert.Equal(System.Net.HttpStatusCode.OK, found.Status);
            await hub.Get<GapCounter>().FlushAsync(hub.Get<WriteQueue>(), default);
            var text = (await steward.GetAsync("/admin/gaps")).Text;
            Assert.Equal(n == 8, text.Contains("Mossley 8 times", StringComparison.Ordinal));
        }
        var kept = await hub.ReadAsync(db => db.GapWeeks.AsNoTracking().SingleAsync());
        Assert.Equal(("walk", "Mossley", 8), (kept.Topic, kept.Area, kept.Count));
    }

    [Theory, OnBothDatabases]
    public async Task What_somebody_typed_and_where_they_stand_is_kept_nowhere(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await hub.Browser().GetAsync("/find?q=my+husband+Ned&near=51.46,-0.11");
        await hub.Get<GapCounter>().FlushAsync(hub.Get<WriteQueue>(), default);
        Assert.Equal(0, await hub.ReadAsync(db => db.GapWeeks.CountAsync()));
    }
}
