using Npgsql;

namespace Kith.Tests.Support;

/// <summary>Databases on the private PostgreSQL server that <c>script/test</c> starts.</summary>
internal static class TestPostgres
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("KITH_TEST_POSTGRES");

    public static bool IsThere => !string.IsNullOrEmpty(Server);

    /// <summary>Makes an empty database and returns how to reach it.</summary>
    public static async Task<string> CreateAsync()
    {
        var name = $"kith_{Guid.NewGuid():n}";
        await RunAsync($"CREATE DATABASE {name}");
        return new NpgsqlConnectionStringBuilder(Server) { Database = name, MaxPoolSize = 20 }.ConnectionString;
    }

    public static async Task DropAsync(string connectionString)
    {
        await using (var connection = new NpgsqlConnection(connectionString))
            NpgsqlConnection.ClearPool(connection);
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await RunAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    private static async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
