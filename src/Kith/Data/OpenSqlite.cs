using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Sqlite.Storage.Internal;
using Microsoft.EntityFrameworkCore.Storage;

namespace Kith.Data;

#pragma warning disable EF1001 // EF closes a connection after each question and offers no public way to keep it.

/// <summary>
/// A context's connection to SQLite, open from the first question until the context is disposed of, also while it waits in its
/// pool: opening cost more than most questions, and what <see cref="PreparedReads"/> keeps would be lost with it.
/// </summary>
public sealed class OpenSqlite(
    RelationalConnectionDependencies dependencies,
    IRawSqlCommandBuilder commands,
    IDiagnosticsLogger<DbLoggerCategory.Infrastructure> logger
) : SqliteRelationalConnection(dependencies, commands, logger)
{
    /// <summary>Makes contexts of these options keep their connections so.</summary>
    public static void Use(DbContextOptionsBuilder options) =>
        options.ReplaceService<ISqliteRelationalConnection, OpenSqlite>();

    protected override void CloseDbConnection() { }

    protected override Task CloseDbConnectionAsync() => Task.CompletedTask;
}
