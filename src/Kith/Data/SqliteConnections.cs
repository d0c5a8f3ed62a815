using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Kith.Data;

/// <summary>
/// Keeps promise 10, "nothing acknowledged is lost": every SQLite connection writes through to the disk before a commit
/// returns. <c>synchronous</c> belongs to a connection, not to the file, so it is set each time one is opened.
/// </summary>
public sealed class SqliteConnections : DbConnectionInterceptor
{
    public static readonly SqliteConnections Instance = new();

    /// <summary>WAL lets readers go on while one writer writes; it is kept in the file and set once by the migrator.</summary>
    public const string Pragmas =
        "PRAGMA synchronous=FULL; PRAGMA cache_size=-4000; PRAGMA temp_store=MEMORY; PRAGMA secure_delete=ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
        Apply(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Apply(connection);
        return Task.CompletedTask;
    }

    private static void Apply(DbConnection connection)
    {
        PreparedReads.Forget(connection);
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }
}
