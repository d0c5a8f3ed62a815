using System.CommandLine;
using Kith.Cli.Backups;
using Kith.Data;
using Kith.Features.Backups;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Cli;

/// <summary><c>backup FILE</c>: one archive for both databases, open or sealed to the printed key.</summary>
public static class BackupCommand
{
    public static Command Make(Terminal terminal)
    {
        var file = new Argument<FileInfo?>("FILE")
        {
            Description =
                "The archive to write; it must not exist yet. Without one, --sealed puts it with the nightly ones.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var keys = new Option<bool>("--with-keys")
        {
            Description = "Put the keys in too: whoever has the file can then read what is sealed.",
        };
        var isSealed = new Option<bool>("--sealed")
        {
            Description = "Seal it, keys included: only the key printed in /admin/backups opens it.",
        };
        var command = new Command("backup", "Write all of the hub into one file, while it goes on.")
        {
            file,
            keys,
            isSealed,
        };
        command.SetAction(
            (parsed, ct) =>
            {
                var (to, withKeys) = (parsed.GetValue(file), parsed.GetValue(keys));
                return Running.OnHubAsync(
                    terminal,
                    parsed.GetValue(CommandLine.Data)!,
                    hub =>
                        parsed.GetValue(isSealed)
                            ? SealAsync(terminal, hub, to, ct)
                            : WriteAsync(terminal, hub, to ?? throw NoFile(), withKeys, ct),
                    ct
                );
            }
        );
        return command;
    }

    private static async Task<int> SealAsync(
        Terminal terminal,
        IServiceProvider hub,
        FileInfo? file,
        CancellationToken ct
    )
    {
        var plan =
            await hub.GetRequiredService<AppDb>().BackupPlans.AsNoTracking().FirstOrDefaultAsync(ct)
            ?? throw new CommandFailedException(
                "There is no key to seal to. A steward makes one in /admin/backups and prints it."
            );
        if (file is not null)
            RefuseOld(file);
        var (backups, key) = (hub.GetRequiredService<SealedBackups>(), SealKey.Parse(plan.Key)!);
        var path = await Progress.ShowAsync(
            terminal,
            "Sealing a backup",
            async progress =>
            {
                if (file is null)
                    return await backups.ShelveAsync(plan, progress, ct);
                await backups.WriteAsync(file.FullName, key, progress, ct);
                return file.FullName;
            }
        );
        await terminal.Error.WriteLineAsync($"Only the key on the sheet {key.Sheet} opens it.");
        await terminal.Out.WriteLineAsync(path);
        return CommandLine.Done;
    }

    private static async Task<int> WriteAsync(
        Terminal terminal,
        IServiceProvider hub,
        FileInfo file,
        bool withKeys,
        CancellationToken ct
    )
    {
        RefuseOld(file);
        var part = file.FullName + ".part";
        var manifest = await Progress.ShowAsync(
            terminal,
            $"Writing {file.Name}",
            async progress =>
            {
                await using var stream = PrivateFile.Create(part);
                var written = await ActivatorUtilities
                    .CreateInstance<BackupWriter>(hub)
                    .WriteAsync(stream, withKeys, progress, ct);
                stream.Flush(flushToDisk: true);
                return written;
            }
        );
        File.Move(part, file.FullName);
        if (!withKeys)
            await terminal.Error.WriteLineAsync(
                $"The keys are not in it. Keep a copy of {hub.GetRequiredService<DataFolder>().Keys} elsewhere, or needs and contacts cannot be read again."
            );
        await terminal.Out.WriteLineAsync($"{manifest.Parts.Sum(p => p.Rows ?? 0)} rows in {file.FullName}");
        return CommandLine.Done;
    }

    private static void RefuseOld(FileInfo file)
    {
        if (file.Exists)
            throw new CommandFailedException($"{file.FullName} exists already; a backup never overwrites another.");
    }

    private static CommandFailedException NoFile() =>
        new("Name the FILE to write; only a sealed backup finds its place by itself.");
}
