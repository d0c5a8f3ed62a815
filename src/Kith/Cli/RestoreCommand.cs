using System.CommandLine;
using Kith.Cli.Backups;
using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Backups;
using Kith.Web;

namespace Kith.Cli;

/// <summary><c>restore FILE</c>: a backup into an empty hub, and nobody who was erased since comes back with it.</summary>
public static class RestoreCommand
{
    public static Command Make(Terminal terminal)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A file that backup wrote." };
        var key = new Option<string?>("--key")
        {
            Description = "For a sealed backup: the key on the printed sheet, in quotes, or a file that holds it.",
        };
        var erasures = new Option<FileInfo?>("--erasures")
        {
            Description =
                "The newest list of erasures (erasures.txt); those beside FILE and in the data folder are read by themselves.",
            HelpName = "FILE",
        };
        // A backup is taken whole or not at all, so there are never refused rows to be strict about.
        var strict = new Option<bool>("--strict")
        {
            Description = "As for imports; a backup is always taken whole or refused.",
        };
        var command = new Command("restore", "Put a backup into an empty hub, SQLite or PostgreSQL.")
        {
            file,
            key,
            erasures,
            strict,
        };
        command.SetAction(
            (parsed, ct) =>
            {
                var wish = new Wish(parsed.GetValue(file)!, parsed.GetValue(key), parsed.GetValue(erasures));
                return Running.OnHubAsync(
                    terminal,
                    parsed.GetValue(CommandLine.Data)!,
                    hub => RestoreAsync(terminal, hub, wish, ct),
                    ct
                );
            }
        );
        return command;
    }

    private sealed record Wish(FileInfo File, string? Key, FileInfo? Erasures);

    private static async Task<int> RestoreAsync(
        Terminal terminal,
        IServiceProvider hub,
        Wish wish,
        CancellationToken ct
    )
    {
        using var archive = BackupReader.Open(wish.File, KeyOf(wish.Key));
        var (db, folder) = (hub.GetRequiredService<AppDb>(), hub.GetRequiredService<DataFolder>());
        await archive.CheckAsync([.. BackupTables.Of(db).Select(t => t.Name)], BackupTables.Schema(db), ct);
        var erased = Erased(wish, folder);
        var (rows, gone) = await Progress.ShowAsync(
            terminal,
            $"Reading {wish.File.Name}",
            progress => ActivatorUtilities.CreateInstance<RestoreWriter>(hub).RunAsync(archive, erased, progress, ct)
        );
        await terminal.Error.WriteLineAsync(
            archive.Manifest.Parts.Any(p => Archive.KeyName(p.Name) is not null)
                ? "The keys were restored too: start a hub that is running anew."
                : $"The backup holds no keys: copy them into {folder.Keys}, or needs and contacts stay sealed."
        );
        await terminal.Error.WriteLineAsync(Said(erased.Count, gone));
        await terminal.Out.WriteLineAsync($"{rows} rows restored");
        return CommandLine.Done;
    }

    private static PaperKey? KeyOf(string? given)
    {
        if (given is null)
            return null;
        var words = File.Exists(given) ? File.ReadAllText(given) : given;
        return PaperKey.Parse(words)
            ?? throw new CommandFailedException(
                $"That is not a whole key: it has {PaperKey.Groups} groups of four letters and digits, and one of them was misread. Nothing was changed."
            );
    }

    /// <summary>Everybody who was erased, as all lists within reach say together.</summary>
    private static List<ErasedPerson> Erased(Wish wish, DataFolder folder)
    {
        if (wish.Erasures is { Exists: false } missing)
            throw new CommandFailedException($"There is no file {missing.FullName}.");
        var beside = Path.Combine(wish.File.DirectoryName!, ErasureLedger.FileName);
        var lists = new[] { wish.Erasures?.FullName, beside, folder.File(ErasureLedger.FileName) };
        return
        [
            .. lists
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
                .Where(File.Exists)
                .SelectMany(ErasureLedger.Read),
        ];
    }

    private static string Said(int listed, int gone) =>
        (listed, gone) switch
        {
            (0, _) =>
                $"There was no list of erasures ({ErasureLedger.FileName}): whoever was erased after this backup was made is back. Name the list with --erasures.",
            (_, 0) => "Nobody in the backup has been erased since.",
            (_, 1) => "One person who was erased since the backup was made is gone again.",
            _ => $"{gone} people who were erased since the backup was made are gone again.",
        };
}
