using Kith.Data;
using Kith.Features.Services;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Kith.Tests.Features.Services.Directories;

namespace Kith.Tests.Features.Services;

/// <summary>Rows that stand in nothing are kept and come out again, but never tell of a place that must not be found.</summary>
public sealed class LooseRowTests
{
    [Theory, OnBothDatabases]
    public async Task What_is_written_about_a_place_that_must_not_be_found_goes_nowhere(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, List(hub, Food, Listening));
        await SayAsync(
            hub,
            """{"id":"m1","resource_type":"address","resource_id":"12","previous_value":"4 Mill Lane"}""",
            """{"id":"m2","resource_type":"metadata","resource_id":"m1","previous_value":"behind the mill"}""",
            """{"id":"m3","resource_type":"service_at_location","resource_id":"11","previous_value":"round the back"}""",
            """{"id":"m4","resource_type":"phone","resource_id":"7","previous_value":"an older number"}""",
            $$"""{"id":"m5","note":"The hall, {{Hall}}, has a red door"}"""
        );
        Assert.Equal(5, await CountAsync(hub));
        await hub.WriteAsync(async db => (await db.Locations.SingleAsync()).Keep(Openness.Secret));
        foreach (var format in new[] { "json", "csv" })
        {
            var written = await ExportAsync(hub, format);
            Assert.Contains("an older number", written, StringComparison.Ordinal);
            foreach (var secret in new[] { "4 Mill Lane", "behind the mill", "round the back", "red door" })
                Assert.DoesNotContain(secret, written, StringComparison.Ordinal);
        }
        Assert.Equal(1, await CountAsync(hub));
    }

    [Theory, OnBothDatabases]
    public async Task A_row_its_list_no_longer_has_goes_with_the_next_reading(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, List(hub, Food));
        await SayAsync(hub, """{"id":"m1","note":"An old story"}""");
        var looked = await ImportAsync(hub, List(hub, Food), "--dry-run");
        Assert.Contains("gone 1", looked.Out, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(hub));
        var read = await ImportAsync(hub, List(hub, Food));
        Assert.Contains("gone 1", read.Out, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(hub));
    }

    private static Task SayAsync(TestHub hub, params string[] rows) =>
        hub.WriteAsync(async db =>
        {
            var feed = await db.Feeds.Where(f => f.Format == ServicesImport.Format).Select(f => f.Id).SingleAsync();
            db.AddRange(rows.Select(row => LoosePart.Of(feed, "metadata", row)));
        });

    private static Task<int> CountAsync(TestHub hub) =>
        hub.ReadAsync(async db => (await LooseShown.OfAsync(db, default)).Count);
}
