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
    public override IEnumerable<object[]> GetData(MethodInfo testMethod)
    {
        yield return [ProviderKind.Sqlite];
        if (TestPostgres.IsThere)
            yield return [ProviderKind.Postgres];
    }
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
