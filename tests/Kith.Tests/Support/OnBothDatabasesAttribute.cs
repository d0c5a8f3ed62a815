using System.Reflection;
using Kith.Data;
using Xunit.Sdk;

namespace Kith.Tests.Support;

/// <summary>
/// Runs a theory on SQLite and on PostgreSQL. Without <c>KITH_TEST_POSTGRES</c> only SQLite runs, and
/// <see cref="PostgresTests"/> reports that PostgreSQL was skipped.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnBothDatabasesAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        Databases.All.Select(kind => new object[] { kind });
}

/// <summary>The databases tests run on here.</summary>
public static class Databases
{
    public static IReadOnlyList<ProviderKind> All { get; } =
        TestPostgres.IsThere ? [ProviderKind.Sqlite, ProviderKind.Postgres] : [ProviderKind.Sqlite];
}

/// <summary>A fact that needs PostgreSQL; skipped, and said so, where <c>KITH_TEST_POSTGRES</c> is not set.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute()
    {
        if (!TestPostgres.IsThere)
            Skip = "PostgreSQL: KITH_TEST_POSTGRES is not set; script/test starts a private server and sets it.";
    }
}

public sealed class PostgresTests
{
    [PostgresFact]
    public async Task Every_query_test_also_runs_on_a_private_postgres()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Postgres);
        Assert.Equal(ProviderKind.Postgres, hub.Get<Provider>().Kind);
    }
}
