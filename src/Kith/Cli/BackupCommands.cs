using System.CommandLine;
using Kith.Cli.Backups;
using Kith.Data;
using Kith.Web;

namespace Kith.Cli;

/// <summary><c>backup FILE</c> and <c>restore FILE</c>: one archive for both databases, and so the way from one to the other.</summary>
public static class BackupCommands
{
    public static Command Backup(Terminal terminal)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The archive to write; it must not exist yet." };
        var keys = new Option<bool>("--with-keys")
        {
            Description = "Put the keys in too: whoever has the file can then read what is sealed.",
        };
        var command = new Command("backup", "Write all of the hub into one file, while it goes on.") { file, keys };
        command.SetAction(
            (parsed, ct) =>
                Running.OnHubAsync(
                    terminal,
                    parsed.GetValue(CommandLine.Data)!,
                    hub => BackupAsync(terminal, hub, parsed.GetValue(file)!, parsed.GetValue(keys), ct),
                    ct
                )
        );
        return command;
    }

    public static Command Restore(Terminal terminal)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A file that backup wrote." };
        // A backup is taken whole or not at all, so there are never refused rows to be strict about.
        var strict = new Option<bool>("--strict")
        {
            Description = "As for imports; a backup is always taken whole or refused.",
        };
        var command = new Command("restore", "Put a backup into an empty hub, SQLite or PostgreSQL.") { file, strict };
        command.SetAction(
            (parsed, ct) =>
                Running.OnHubAsync(
                    terminal,
                    parsed.GetValue(CommandLine.Data)!,
                    hub => RestoreAsync(terminal, hub, parsed.GetValue(file)!, ct),
                    ct
                )
        );
        return command;
    }

    private static async Task<int> BackupAsync(
        Terminal terminal,
        IServiceProvider hub,
        FileInfo file,
        bool withKeys,
        CancellationToken ct
    )
    {
        if (file.Exists)
            throw new CommandFailedException($"{file.FullName} exists already; a backup never overwrites another.");
        var part = file.FullName + ".part";
        var manifest = await Progress.ShowAsync(
            terminal,
            $"Writing {file.Name}",
            async progress =>
            {
                await using var stream = Private(part);
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

    private static async Task<int> RestoreAsync(
        Terminal terminal,
        IServiceProvider hub,
        FileInfo file,
        CancellationToken ct
    )
    {
        using var archive = BackupReader.Open(file);
        var db = hub.GetRequiredService<AppDb>();
        await archive.CheckAsync([.. BackupTables.Of(db).Select(t => t.Name)], BackupTables.Schema(db), ct);
        var rows = await Progress.ShowAsync(
            terminal,
            $"Reading {file.Name}",
            progress => ActivatorUtilities.CreateInstance<RestoreWriter>(hub).RunAsync(archive, progress, ct)
        );
        if (archive.Manifest.Parts.Any(p => Archive.KeyName(p.Name) is not null))
            await terminal.Error.WriteLineAsync("The keys were restored too: start a hub that is running anew.");
        else
            await terminal.Error.WriteLineAsync(
                $"The backup holds no keys: copy them into {hub.GetRequiredService<DataFolder>().Keys}, or needs and contacts stay sealed."
            );
        await terminal.Out.WriteLineAsync($"{rows} rows restored");
        return CommandLine.Done;
    }

    /// <summary>A file only its owner may read: it holds what people trusted the hub with.</summary>
    private static FileStream Private(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }
}
