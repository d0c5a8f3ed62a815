using Kith.Data;
using Kith.Data.Search;
using Kith.Features.Accounts;
using Kith.Features.Backups;
using Kith.Features.Find;
using Kith.Features.Imports;
using Kith.Features.Meetups;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Cli.Backups;

/// <summary>
/// Puts a checked archive into an empty database of either kind, in one transaction: either all of it is there or nothing, so a
/// restore that was stopped is simply started again.
/// </summary>
public sealed class RestoreWriter(
    WriteQueue writes,
    DataFolder folder,
    Erasure erasure,
    ErasureLedger ledger,
    TimeProvider clock
)
{
    private const int Together = 500;

    /// <summary>Restores without those who were erased since; returns the number of rows, and of people who are gone again.</summary>
    /// <exception cref="CommandFailedException">The database holds something already.</exception>
    public async Task<(int Rows, int Gone)> RunAsync(
        BackupReader archive,
        IReadOnlyCollection<ErasedPerson> erased,
        IProgress<ImportStep> progress,
        CancellationToken ct
    )
    {
        var keys = archive.Manifest.Parts.Where(p => Archive.KeyName(p.Name) is not null).ToList();
        var counts = await writes.RunAsync(
            async db =>
            {
                var rows = await FillAsync(db, archive, progress, ct);
                var gone = await erasure.ReplayAsync(db, erased, ct);
                await db.SaveChangesAsync(ct);
                await IndexAsync(db, clock.GetUtcNow().UtcDateTime, ct);
                await db.TouchDirectoryAsync(ct);
                return (rows, gone);
            },
            ct
        );
        // What was put in and taken out again must not stay in the files either.
        await erasure.ScrubAsync(ct);
        await ledger.WriteAsync(ct);
        foreach (var key in keys)
        {
            var (path, bytes) = (Path.Combine(folder.Keys, Archive.KeyName(key.Name)!), archive.Bytes(key));
            PutAside(path, bytes);
            WriteKey(path, bytes);
        }
        foreach (var part in archive.Manifest.Parts.Where(p => Archive.Files.Any(f => Archive.File(f) == p.Name)))
            await folder.WriteAsync(Path.GetFileName(part.Name), archive.Bytes(part), ct);
        return counts;
    }

    /// <summary>Refuses a database that holds anything.</summary>
    /// <exception cref="CommandFailedException">There is something in it.</exception>
    private static async Task RefuseFilledAsync(AppDb db, IReadOnlyList<BulkTable> tables, CancellationToken ct)
    {
        foreach (var table in tables)
        {
            if (await CountAsync(db, table, ct) > 0)
                throw new CommandFailedException(
                    $"This hub is not empty ({table.Name}): restore never overwrites. Name an empty folder with --data, or an empty database."
                );
        }
    }

    private static async Task<int> FillAsync(
        AppDb db,
        BackupReader archive,
        IProgress<ImportStep> progress,
        CancellationToken ct
    )
    {
        var tables = BackupTables.Of(db);
        await RefuseFilledAsync(db, tables, ct);
        var (rows, done) = (0, 0);
        foreach (var table in tables)
        {
            var part = archive.Manifest.Parts.Single(p => p.Name == Archive.Table(table.Name));
            var lines = archive.Lines(part).Select(line => TableText.Read(table, line));
            rows += await Bulk.InsertAsync(db, table, lines, ct);
            await VerifyAsync(db, table, part, ct);
            progress.Report(new(rows, ++done, tables.Count));
        }
        return rows;
    }

    /// <summary>Reads the table back: its rows and every byte of them must be what the archive holds.</summary>
    private static async Task VerifyAsync(AppDb db, BulkTable table, ArchivePart part, CancellationToken ct)
    {
        await using var back = new HashedStream(Stream.Null);
        var rows = await TableText.WriteAsync(db, table, back, ct);
        if (rows != part.Rows || back.Hash() != part.Sha256)
            throw new CommandFailedException(
                $"{table.Name} did not come back as it is in the backup. Nothing was changed."
            );
    }

    private static async Task<long> CountAsync(AppDb db, BulkTable table, CancellationToken ct)
    {
        // The name comes from the mapped model, never from the archive.
        var sql = $"SELECT CAST(COUNT(*) AS bigint) AS \"Value\" FROM \"{table.Name}\"";
        return await db.Database.SqlQueryRaw<long>(sql).SingleAsync(ct);
    }

    /// <summary>The search index is derived, so it is not in the backup but made anew.</summary>
    private static async Task IndexAsync(AppDb db, DateTime nowUtc, CancellationToken ct)
    {
        var groups = await db.Groups.AsNoTracking().ToDictionaryAsync(g => g.Id, ct);
        var ids = await db.Meetups.Select(m => m.Id).ToListAsync(ct);
        foreach (var some in ids.Chunk(Together))
        {
            var meetups = await db.Meetups.AsNoTracking().Where(m => some.Contains(m.Id)).ToListAsync(ct);
            var around = await Upkeep.AroundAsync(db, meetups, [], nowUtc, ct);
            var texts = meetups.Select(m => new SearchEntry(
                m.SearchKey,
                MeetupText.Of(
                    m,
                    m.GroupId is { } group ? groups.GetValueOrDefault(group) : null,
                    m.VenueId is { } venue ? around.Places.GetValueOrDefault(venue) : null
                )
            ));
            await SearchIndex.For(db).PutAsync(db, texts, ct);
        }
    }

    /// <summary>
    /// Every start of a hub makes keys, so an empty one has some; they protect nothing, but are put aside rather than lost, in
    /// case the folder is another hub's.
    /// </summary>
    private void PutAside(string path, byte[] key)
    {
        if (File.Exists(path) && !File.ReadAllBytes(path).AsSpan().SequenceEqual(key))
            File.Move(path, $"{path}.replaced-{clock.GetUtcNow():yyyyMMddHHmmss}");
    }

    private static void WriteKey(string path, byte[] key)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        file.Write(key);
        file.Flush(flushToDisk: true);
    }
}
