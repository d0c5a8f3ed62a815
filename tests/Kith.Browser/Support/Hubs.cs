using Npgsql;

namespace Kith.Browser.Support;

/// <summary>Fresh hubs for journeys, on either database.</summary>
public static class Hubs
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("KITH_TEST_POSTGRES");

    /// <summary>Whether there is a PostgreSQL server to make databases on.</summary>
    public static bool HasPostgres => !string.IsNullOrEmpty(Server);

    /// <summary>Opens an empty hub, set up at the machine for a place in Britain, and ends it after the journey.</summary>
    /// <param name="postgres">On PostgreSQL, in a database of its own; on SQLite otherwise.</param>
    public static async Task WithAsync(bool postgres, Func<Hub, Task> journey)
    {
        var database = $"kith_{Guid.NewGuid():n}";
        if (postgres)
            await AskAsync($"CREATE DATABASE {database}");
        try
        {
            await using var hub = await Hub.OpenAsync(postgres ? On(database) : null);
            await hub.CommandAsync("setup", "--name", "Kiln Street", "--country", "GB", "--zone", "Europe/London");
            await journey(hub);
        }
        finally
        {
            if (postgres)
                await AskAsync($"DROP DATABASE IF EXISTS {database} WITH (FORCE)");
        }
    }

    private static Dictionary<string, string> On(string database) =>
        new(StringComparer.Ordinal)
        {
            ["Database__Provider"] = "postgres",
            ["Database__ConnectionString"] = new NpgsqlConnectionStringBuilder(Server)
            {
                Database = database,
                MaxPoolSize = 10,
            }.ConnectionString,
        };

    private static async Task AskAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
