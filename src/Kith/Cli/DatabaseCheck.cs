using Kith.Data;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Cli;

/// <summary>Whether the database opens, is whole, has the newest form and writes through to the disk.</summary>
internal static class DatabaseCheck
{
    public static async Task<IReadOnlyList<Finding>> LookAsync(IServiceProvider hub, CancellationToken ct)
    {
        if (!await hub.GetRequiredService<Opening>().TryAsync(ct))
            return [new(Health.Fail, "database", "it cannot be opened; the message on standard error says why")];
        var db = hub.GetRequiredService<AppDb>();
        await db.Database.OpenConnectionAsync(ct);
        var kept = db.Database.IsNpgsql() ? await PostgresAsync(db, ct) : await SqliteAsync(db, ct);
        var isSetUp = await db.Hubs.AnyAsync(ct);
        return
        [
            kept,
            isSetUp
                ? new(Health.Ok, "hub", $"{await db.Meetups.CountAsync(ct)} meetups")
                : new(Health.Warn, "hub", "not set up yet: open /setup, or script/kith setup"),
        ];
    }

    private static async Task<Finding> SqliteAsync(AppDb db, CancellationToken ct)
    {
        var damage = await OneAsync(db, "PRAGMA integrity_check(1)", ct);
        var journal = await OneAsync(db, "PRAGMA journal_mode", ct);
        var flush = await OneAsync(db, "PRAGMA synchronous", ct);
        var foreign = await OneAsync(db, "PRAGMA foreign_key_check", ct);
        return (damage, journal, flush, foreign) switch
        {
            ("ok", "wal", "2", "") => new(
                Health.Ok,
                "database",
                $"SQLite {db.Database.GetDbConnection().ServerVersion}, whole"
            ),
            ("ok", _, _, "") => new(
                Health.Warn,
                "database",
                $"journal {journal}, synchronous {flush}: expected wal and 2"
            ),
            ("ok", _, _, _) => new(
                Health.Fail,
                "database",
                $"rows of {foreign} refer to rows that are missing: restore a backup"
            ),
            _ => new(Health.Fail, "database", $"the file is damaged: {damage}. Restore a backup"),
        };
    }

    private static async Task<Finding> PostgresAsync(AppDb db, CancellationToken ct)
    {
        var flush = await OneAsync(db, "SHOW synchronous_commit", ct);
        var sync = await OneAsync(db, "SHOW fsync", ct);
        return flush != "off" && sync == "on"
            ? new(Health.Ok, "database", $"PostgreSQL {db.Database.GetDbConnection().ServerVersion}")
            : new(Health.Warn, "database", "fsync or synchronous_commit is off: what was saved may be lost");
    }

    private static async Task<string> OneAsync(AppDb db, string sql, CancellationToken ct)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return (await command.ExecuteScalarAsync(ct))?.ToString() ?? "";
    }
}
