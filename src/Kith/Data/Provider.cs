using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Kith.Data;

/// <summary>The two databases Kith runs on.</summary>
public enum ProviderKind
{
    Sqlite,
    Postgres,
}

/// <summary>Which database this process uses and how to reach it. Made from settings; never changes while running.</summary>
public sealed record Provider(ProviderKind Kind, string ConnectionString)
{
    /// <summary>Seconds a SQLite command waits for another process's write lock before it gives up.</summary>
    private const int BusySeconds = 5;

    /// <summary>ENOSPC, as .NET gives it on Linux.</summary>
    private const int DiskFull = 28;

    private const int SqliteConstraintUnique = 2067;
    private const int SqliteConstraintPrimaryKey = 1555;

    /// <summary>Reads <c>Database:Provider</c> and <c>Database:ConnectionString</c>; SQLite in the data folder otherwise.</summary>
    /// <exception cref="InvalidOperationException">The setting names no known database, or PostgreSQL has no connection string.</exception>
    public static Provider From(IConfiguration settings, string dataFolder)
    {
        var kind = settings["Database:Provider"]?.ToLowerInvariant() ?? "sqlite";
        var connection = settings["Database:ConnectionString"];
        return kind switch
        {
            "sqlite" => Sqlite(connection ?? $"Data Source={Path.Combine(dataFolder, "kith.db")}"),
            "postgres" when connection is { Length: > 0 } => new(ProviderKind.Postgres, connection),
            "postgres" => throw new InvalidOperationException(
                "Database:Provider is postgres; Database:ConnectionString is missing."
            ),
            _ => throw new InvalidOperationException($"Database:Provider is '{kind}'; it must be sqlite or postgres."),
        };
    }

    /// <summary>SQLite with the settings the system library leaves off: foreign keys and a wait for locks.</summary>
    public static Provider Sqlite(string connectionString)
    {
        var full = new SqliteConnectionStringBuilder(connectionString)
        {
            ForeignKeys = true,
            DefaultTimeout = BusySeconds,
        };
        return new(ProviderKind.Sqlite, full.ConnectionString);
    }

    /// <summary>Applies this database to a context's options.</summary>
    public void Configure(DbContextOptionsBuilder options)
    {
        if (Kind == ProviderKind.Sqlite)
        {
            SqliteNative.Use();
            // A list of values as one parameter: the SQL stays the same however long it is, and so does what is kept of it.
            options
                .UseSqlite(ConnectionString, o => o.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
                .AddInterceptors(SqliteConnections.Instance, PreparedReads.Instance);
            OpenSqlite.Use(options);
        }
        else
        {
            options.UseNpgsql(ConnectionString);
        }
        options.ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning));
    }

    /// <summary>Whether the database refused a row because another with the same unique value is there.</summary>
    public static bool IsDuplicate(Exception? error) =>
        error switch
        {
            null => false,
            SqliteException e => e.SqliteExtendedErrorCode is SqliteConstraintUnique or SqliteConstraintPrimaryKey,
            PostgresException e => e.SqlState == PostgresErrorCodes.UniqueViolation,
            _ => IsDuplicate(error.InnerException),
        };

    /// <summary>Whether the exception says that the database itself is away, full or locked, so that trying later may help.</summary>
    public static bool IsUnavailable(Exception? error) =>
        error switch
        {
            null => false,
            SqliteException e => e.SqliteErrorCode is 5 or 6 or 8 or 10 or 11 or 13 or 14 or 26,
            PostgresException e => e.SqlState[..2] is "53" or "57" or "58" || e.SqlState == "55P03",
            NpgsqlException => true,
            IOException { HResult: DiskFull } => true,
            _ => IsUnavailable(error.InnerException),
        };
}
