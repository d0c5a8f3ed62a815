using System.Data;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Kith.Data;
using Kith.Features.Imports;
using Kith.Web;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kith.Cli.Backups;

/// <summary>
/// Writes a backup while the hub goes on: everything is read in one transaction that sees the database as it was at one moment.
/// </summary>
public sealed class BackupWriter(AppDb db, DataFolder folder, TimeProvider clock)
{
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly List<ArchivePart> _parts = [];

    /// <summary>Writes the archive to a stream; the keys only when asked for.</summary>
    public async Task<Manifest> WriteAsync(
        Stream to,
        bool withKeys,
        IProgress<ImportStep> progress,
        CancellationToken ct
    )
    {
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        await TablesAsync(zip, progress, ct);
        foreach (var name in Archive.Files.Where(n => File.Exists(folder.File(n))))
            await FileAsync(zip, Archive.File(name), folder.File(name), ct);
        if (withKeys)
        {
            foreach (var path in Directory.GetFiles(folder.Keys).Order(StringComparer.Ordinal))
                await FileAsync(zip, Archive.Key(Path.GetFileName(path)), path, ct);
        }
        var manifest = new Manifest(
            Archive.Format,
            Archive.Version,
            BackupTables.Schema(db),
            clock.GetUtcNow().UtcDateTime,
            _parts
        );
        await using var entry = Entry(zip, Archive.ManifestName);
        await JsonSerializer.SerializeAsync(entry, manifest, Archive.Json, ct);
        return manifest;
    }

    private async Task TablesAsync(ZipArchive zip, IProgress<ImportStep> progress, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await using var moment = Snapshot();
            await db.Database.UseTransactionAsync(moment, ct);
            var (rows, tables) = (0, BackupTables.Of(db));
            foreach (var table in tables)
            {
                rows += await TableAsync(zip, table, ct);
                progress.Report(new(rows, _parts.Count, tables.Count));
            }
            await db.Database.UseTransactionAsync(null, ct);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>A transaction that reads one moment and keeps no writer waiting.</summary>
    private System.Data.Common.DbTransaction Snapshot() =>
        db.Database.GetDbConnection() is SqliteConnection sqlite
            ? sqlite.BeginTransaction(deferred: true)
            : db.Database.GetDbConnection().BeginTransaction(IsolationLevel.RepeatableRead);

    private async Task<int> TableAsync(ZipArchive zip, BulkTable table, CancellationToken ct)
    {
        var name = Archive.Table(table.Name);
        await using var counted = new HashedStream(Entry(zip, name));
        var rows = await TableText.WriteAsync(db, table, counted, ct);
        _parts.Add(new(name, counted.Bytes, counted.Hash(), rows));
        return rows;
    }

    private async Task FileAsync(ZipArchive zip, string name, string path, CancellationToken ct)
    {
        var bytes = await File.ReadAllBytesAsync(path, ct);
        await using var entry = Entry(zip, name);
        await entry.WriteAsync(bytes, ct);
        _parts.Add(new(name, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))));
    }

    /// <summary>Without times of their own, so that the same hub gives the same archive.</summary>
    private static Stream Entry(ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = NoTime;
        return entry.Open();
    }
}
