using Kith.Cli.Backups;
using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Imports;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Backups;

/// <summary>
/// Makes backups that only the printed key opens. The hub's own keys are in them: one file and one sheet of paper bring everything
/// back on another machine.
/// </summary>
public sealed class SealedBackups(
    IServiceScopeFactory scopes,
    WriteQueue writes,
    BackupShelf shelf,
    ErasureLedger ledger,
    TimeProvider clock
)
{
    /// <summary>The nightly work: makes one when it is due, and nothing while no steward has set it up.</summary>
    /// <exception cref="IOException">The folder cannot be written; stewards see that it failed.</exception>
    public static async Task RunAsync(IServiceProvider services, CancellationToken ct)
    {
        var plan = await services.GetRequiredService<AppDb>().BackupPlans.AsNoTracking().FirstOrDefaultAsync(ct);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var hour = Texts.Say.Local(now, services.GetRequiredService<CurrentHub>().Facts.Zone).Hour;
        if (plan?.IsDue(now, hour) == true)
            await services.GetRequiredService<SealedBackups>().ShelveAsync(plan, new Unwatched(), ct);
    }

    /// <summary>Puts one on the shelf and takes the oldest off; returns its path.</summary>
    public async Task<string> ShelveAsync(BackupPlan plan, IProgress<ImportStep> progress, CancellationToken ct)
    {
        var (now, key) = (clock.GetUtcNow().UtcDateTime, SealKey.Parse(plan.Key)!);
        shelf.Open();
        shelf.Tidy(BackupPlan.MostKeep, now);
        var path = shelf.PathFor(now);
        await WriteAsync(path, key, progress, ct);
        shelf.Tidy(plan.Keep, now);
        await ledger.WriteAsync(ct);
        var bytes = new FileInfo(path).Length;
        await writes.RunAsync(async db => Noted(await db.BackupPlans.SingleAsync(ct), now, bytes), ct);
        return path;
    }

    /// <summary>Writes one file, whole or not at all; returns the number of rows.</summary>
    /// <exception cref="IOException">There is a file of that name, or the disk is full.</exception>
    public async Task<int> WriteAsync(string path, SealKey key, IProgress<ImportStep> progress, CancellationToken ct)
    {
        var part = path + BackupShelf.Half;
        var file = PrivateFile.Create(part); // fails when somebody else writes it, and then it is theirs to delete
        try
        {
            var made = await FillAsync(file, key, progress, ct);
            File.Move(part, path, overwrite: false);
            return made.Parts.Sum(p => p.Rows ?? 0);
        }
        finally
        {
            File.Delete(part);
        }
    }

    private async Task<Manifest> FillAsync(
        FileStream file,
        SealKey key,
        IProgress<ImportStep> progress,
        CancellationToken ct
    )
    {
        await using var closed = file;
        await using var scope = scopes.CreateAsyncScope();
        await using var stream = new SealedStream(file, key);
        var writer = ActivatorUtilities.CreateInstance<BackupWriter>(scope.ServiceProvider);
        var made = await writer.WriteAsync(stream, withKeys: true, progress, ct);
        stream.Finish();
        file.Flush(flushToDisk: true);
        return made;
    }

    private static bool Noted(BackupPlan plan, DateTime now, long bytes)
    {
        plan.Made(now, bytes);
        return true;
    }

    private sealed class Unwatched : IProgress<ImportStep>
    {
        public void Report(ImportStep value) { }
    }
}

/// <summary>A file only its owner may read: it holds what people trusted the hub with.</summary>
public static class PrivateFile
{
    /// <summary>Makes it anew, for writing.</summary>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }
}
