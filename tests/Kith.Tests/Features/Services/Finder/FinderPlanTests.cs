using Kith.Data;
using Kith.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Services.Finder;

/// <summary>How SQLite goes about the finder's question: one command may still read everything twenty times over.</summary>
public sealed class FinderPlanTests
{
    [Theory, InlineData("?q=pantry&near=50.87,0.01&open=now"), InlineData("?q=pantry"), InlineData("?near=50.87,0.01")]
    public async Task Of_each_service_found_only_its_own_rows_are_read(string query)
    {
        await using var hub = await FinderTests.FilledAsync(ProviderKind.Sqlite);
        using var sql = SqlCount.Start();
        await FinderTests.NamesAsync(hub, query);
        var page = Assert.Single(sql.Commands, c => c.Contains("\"ServiceSpots\" AS o ON", StringComparison.Ordinal));

        var plan = await hub.ReadAsync(db => PlanAsync(db, page));

        var services = Assert.Single(plan, step => step.StartsWith("SEARCH v ", StringComparison.Ordinal));
        Assert.Contains("Id=?", services, StringComparison.Ordinal);
        Assert.DoesNotContain("SCAN v", plan);
        Assert.DoesNotContain(plan, step => step.StartsWith("SCAN t", StringComparison.Ordinal));
    }

    private static async Task<List<string>> PlanAsync(AppDb db, string sql)
    {
        await db.Database.OpenConnectionAsync();
        await using var explain = ((SqliteConnection)db.Database.GetDbConnection()).CreateCommand();
        explain.CommandText = $"EXPLAIN QUERY PLAN {sql}";
        for (var n = 1; sql.Contains($"${n}", StringComparison.Ordinal); n++)
            explain.Parameters.AddWithValue($"${n}", n);
        var steps = new List<string>();
        await using var reader = await explain.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            steps.Add(reader.GetString(3));
        return steps;
    }
}
