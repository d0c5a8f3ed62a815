using System.Globalization;
using Kith.Data;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Kith.Tests.Features.Services.Directories;

namespace Kith.Tests.Features.Services;

/// <summary>A list that suddenly has almost nothing any more is likely broken, and takes nothing away by itself.</summary>
public sealed class ShrinkingListTests
{
    [Theory, OnBothDatabases]
    public async Task A_list_that_lost_most_of_its_services_takes_them_away_only_when_somebody_says_so(
        ProviderKind kind
    )
    {
        await using var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, List(hub, Many(24)));

        var held = await ImportAsync(hub, List(hub, Many(11)));
        var keptAfter = await GoneAsync(hub);
        var said = await ImportAsync(hub, List(hub, Many(11)), "--let-go");

        Assert.StartsWith("imported 0, updated 0, unchanged 11, gone 0", held.Out, StringComparison.Ordinal);
        Assert.Contains("13 of 24 services are no longer in the list", held.Error, StringComparison.Ordinal);
        Assert.Equal(0, keptAfter);
        Assert.StartsWith("imported 0, updated 0, unchanged 11, gone 13", said.Out, StringComparison.Ordinal);
        Assert.Equal(13, await GoneAsync(hub));
    }

    [Fact]
    public async Task A_row_that_cannot_be_taken_may_be_any_of_those_that_are_missing()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        await ImportAsync(hub, List(hub, Many(2)));

        var run = await ImportAsync(hub, List(hub, [.. Many(1), """{"status":"active"}"""]));

        Assert.Contains("gone 0, refused 1", run.Out, StringComparison.Ordinal);
        Assert.Contains("nothing in it counts as gone", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, await GoneAsync(hub));
    }

    private static string[] Many(int count) =>
        [
            .. Enumerable
                .Range(1, count)
                .Select(n =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $$"""{"id":"{{n}}","name":"Service {{n}}","status":"active"}"""
                    )
                ),
        ];

    private static Task<int> GoneAsync(TestHub hub) =>
        hub.ReadAsync(db => db.Services.CountAsync(s => s.GoneAt != null));
}
