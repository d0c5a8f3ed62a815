using Kith.Data.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kith.Data;

/// <summary>
/// Brings a database to the newest form. Only one process at a time may, held apart by an operating system lock (SQLite) or an
/// advisory lock (PostgreSQL), both of which a killed process lets go of; EF's own lock table does not, so what a dead process
/// left in it is cleared first.
/// </summary>
public static class Migrator
{
    private const string EfLock = "__EFMigrationsLock";
    private const long AdvisoryLock = 0x4B495448;

    /// <summary>How long a copy made before a migration is of use: an update that went wrong shows sooner.</summary>
    private static readonly TimeSpan CopiesStay = TimeSpan.FromDays(7);

    /// <summary>Applies what is missing. Copies a SQLite file to <c>….before-NAME</c> first when there is something in it to lose.</summary>
    public static async Task MigrateAsync(AppDb db, CancellationToken ct = default)
    {
        await using var held = db.Database.IsNpgsql() ? await AdvisoryAsync(db, ct) : await FileLockAsync(db, ct);
        var pending = (await db.Database.GetPendingMigrationsAsync(ct)).ToList();
        if (pending.Count > 0)
        {
            await BackUpAsync(db, pending[0], ct);
            await ClearDeadLockAsync(db, ct);
            await db.GetService().MigrateAsync(cancellationToken: ct);
        }
        if (!db.Database.IsNpgsql())
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", ct);
        await db.Database.ExecuteSqlRawAsync(SearchIndex.For(db).CreateSql, ct);
    }

    private static IMigrator GetService(this AppDb db) =>
        Microsoft.EntityFrameworkCore.Infrastructure.AccessorExtensions.GetService<IMigrator>(db.Database);

    private static async Task<IAsyncDisposable> AdvisoryAsync(AppDb db, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({AdvisoryLock})", ct);
        return new Release(async () =>
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({AdvisoryLock})", CancellationToken.None);
            await db.Database.CloseConnectionAsync();
        });
    }

    private static async Task<IAsyncDisposable> FileLockAsync(AppDb db, CancellationToken ct)
    {
        var path = Path.GetFullPath(db.Database.GetDbConnection().DataSource) + ".migrating";
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), ct);
            }
        }
    }

    private static async Task ClearDeadLockAsync(AppDb db, CancellationToken ct)
    {
        if (!db.Database.IsNpgsql())
            await db.Database.ExecuteSqlRawAsync($"DROP TABLE IF EXISTS \"{EfLock}\"", ct);
    }

    private static async Task BackUpAsync(AppDb db, string migration, CancellationToken ct)
    {
        if (db.Database.IsNpgsql() || !(await db.Database.GetAppliedMigrationsAsync(ct)).Any())
            return;
        var copy = $"{db.Database.GetDbConnection().DataSource}.before-{migration}";
        if (!File.Exists(copy))
            await db.Database.ExecuteSqlAsync($"VACUUM INTO {copy}", ct);
    }

    /// <summary>
    /// Removes the copies made before migrations a week after they were made: they hold people who have left since. Harmless when
    /// run twice.
    /// </summary>
    public static void EraseCopies(AppDb db, DateTime nowUtc)
    {
        if (db.Database.IsNpgsql())
            return;
        var file = new FileInfo(db.Database.GetDbConnection().DataSource);
        foreach (var copy in file.Directory!.EnumerateFiles($"{file.Name}.before-*"))
            if (copy.LastWriteTimeUtc < nowUtc - CopiesStay)
                copy.Delete();
    }

    private sealed class Release(Func<Task> release) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await release();
    }
}
