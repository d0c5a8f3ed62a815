using Kith.Data;
using Kith.Features.Services;
using Kith.Features.Services.Finder.Shelf;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Kith.Tests.Features.Services.Directories;

namespace Kith.Tests.Features.Services.Finder.Shelf;

/// <summary>What is kept in memory is what the database says at the moment somebody asks.</summary>
public sealed class ServiceShelfTests
{
    [Theory, OnBothDatabases]
    public async Task As_long_as_nothing_changes_one_number_is_read(ProviderKind kind)
    {
        await using var hub = await FinderTests.FilledAsync(kind);
        var first = await ReadAsync(hub);

        using var sql = SqlCount.Start();
        Assert.Same(first, await ReadAsync(hub));

        Assert.Single(sql.Commands);
    }

    [Theory, OnBothDatabases]
    public async Task And_no_service_is_looked_at(ProviderKind kind)
    {
        await using var hub = await FinderTests.FilledAsync(kind);
        await ReadAsync(hub);
        using var sql = SqlCount.Start();
        await ReadAsync(hub);
        var version = await hub.ReadAsync(db => db.PublicVersions.Select(v => v.Directory).SingleAsync());
        var asked = sql.Commands[0].Replace("$1", $"{version}", StringComparison.Ordinal);

        var plan = await hub.ReadAsync(db => PlanAsync(db, asked));

        if (kind == ProviderKind.Postgres)
            Assert.All(plan.Where(p => p.Contains("ServiceSpots")), p => Assert.Contains("never executed", p));
        else
            Assert.True(
                plan.IndexOf("SCAN p") is var first && first >= 0 && first < plan.FindIndex(p => p.Contains(" o"))
            );
    }

    [Theory, OnBothDatabases]
    public async Task What_changes_elsewhere_in_the_hub_is_no_reason_to_read_it_all_again(ProviderKind kind)
    {
        await using var hub = await FinderTests.FilledAsync(kind);
        var first = await ReadAsync(hub);
        await hub.WriteAsync(db => db.TouchPublicAsync());
        Assert.Same(first, await ReadAsync(hub));
    }

    [Theory, OnBothDatabases]
    public async Task When_the_last_service_goes_the_shelf_is_empty(ProviderKind kind)
    {
        await using var hub = await FinderTests.FilledAsync(kind);
        Assert.Equal(3, (await ReadAsync(hub)).Count);

        await hub.WriteAsync(async db =>
        {
            var all = await db.Services.Select(s => s.Id).ToListAsync();
            await db.Services.ExecuteUpdateAsync(s => s.SetProperty(x => x.GoneAt, hub.Clock.Now));
            await Documents.WriteAsync(db, all, default);
        });

        Assert.Equal(0, (await ReadAsync(hub)).Count);
    }

    [Theory, OnBothDatabases]
    public async Task What_was_undone_was_never_there(ProviderKind kind)
    {
        await using var hub = await FinderTests.FilledAsync(kind);
        var before = await ReadAsync(hub);
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            hub.WriteAsync(async db =>
            {
                await db.ServiceSpots.ExecuteDeleteAsync();
                await db.TouchDirectoryAsync();
                throw new InvalidOperationException("Stopped.");
            })
        );
        Assert.Same(before, await ReadAsync(hub));
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_asks_after_a_change_finds_it_however_many_ask_at_once(ProviderKind kind)
    {
        await using var hub = await FinderTests.FilledAsync(kind);
        var id = await hub.ReadAsync(db =>
            db.Services.Where(s => s.Name == "Alder advice").Select(s => s.Id).SingleAsync()
        );
        for (var round = 0; round < 8; round++)
        {
            var isGone = round % 2 == 0;
            var during = Enumerable.Range(0, 12).Select(_ => Task.Run(() => ReadAsync(hub))).ToList();
            await hub.WriteAsync(async db =>
            {
                var goneAt = isGone ? hub.Clock.Now : (DateTime?)null;
                await db.Services.Where(s => s.Id == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.GoneAt, goneAt));
                await Documents.WriteAsync(db, [id], default);
            });
            var after = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => ReadAsync(hub))));

            Assert.All(after, services => Assert.Equal(isGone ? 2 : 3, services.Count));
            Assert.All(await Task.WhenAll(during), services => Assert.InRange(services.Count, 2, 3));
        }
    }

    private static async Task<ShelvedServices> ReadAsync(TestHub hub)
    {
        await using var scope = hub.Scope();
        var db = scope.ServiceProvider.GetRequiredService<ViewerDb>();
        return await hub.Get<ServiceShelf>().ReadAsync(db.As(Kith.Rules.Viewer.Stranger), default);
    }

    private static async Task<List<string>> PlanAsync(AppDb db, string sql)
    {
        await db.Database.OpenConnectionAsync();
        await using var explain = db.Database.GetDbConnection().CreateCommand();
        explain.CommandText = (db.Database.IsNpgsql() ? "EXPLAIN ANALYZE " : "EXPLAIN QUERY PLAN ") + sql;
        var steps = new List<string>();
        await using var reader = await explain.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            steps.Add(reader.GetString(reader.FieldCount - 1));
        return steps;
    }
}
