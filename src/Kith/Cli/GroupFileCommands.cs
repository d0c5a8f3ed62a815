using System.CommandLine;
using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Groups;
using Kith.Features.Imports;
using Kith.Features.Moving;
using Kith.Texts;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Cli;

/// <summary><c>export group</c> and <c>import group</c>: a group moves from one hub to another as a file.</summary>
public static class GroupFileCommands
{
    private static readonly Argument<string> Slug = new("SLUG") { Description = "The group's name in links." };

    private static readonly Argument<FileInfo> From = new("FILE") { Description = "What export group wrote." };

    private static readonly Option<string> Host = new("--host")
    {
        Description = "Alias of the member who hosts it here.",
        Required = true,
    };

    private static readonly Option<string?> Named = new("--named")
    {
        Description = "What the host is called in the group (their alias).",
    };

    private static readonly Option<bool> DryRun = new("--dry-run")
    {
        Description = "Say what would happen, change nothing.",
    };

    /// <summary>As a host's own export: what members said, and the names of those who did not agree, stay.</summary>
    public static Command Export(Terminal terminal, Option<FileInfo?> file)
    {
        var command = new Command("group", "Write a group as a file that another hub can begin it from.")
        {
            Slug,
            file,
        };
        command.SetAction(
            (parsed, ct) =>
                Running.OnHubAsync(
                    terminal,
                    parsed.GetValue(CommandLine.Data)!,
                    hub => ExportAsync(terminal, hub, parsed.GetValue(Slug)!, parsed.GetValue(file), ct),
                    ct
                )
        );
        return command;
    }

    /// <summary>Prints the group's address and, between tabs, an invitation for each member whose name came along.</summary>
    public static Command Import(Terminal terminal)
    {
        var command = new Command("group", "Begin a group from a file; it waits for a steward's welcome.")
        {
            From,
            Host,
            Named,
            DryRun,
        };
        command.SetAction(
            (parsed, ct) =>
                Running.OnHubAsync(
                    terminal,
                    parsed.GetValue(CommandLine.Data)!,
                    hub => ImportAsync(terminal, hub, parsed, ct),
                    ct
                )
        );
        return command;
    }

    private static async Task<int> ExportAsync(
        Terminal terminal,
        IServiceProvider hub,
        string slug,
        FileInfo? file,
        CancellationToken ct
    )
    {
        var id = await hub.GetRequiredService<AppDb>()
            .Groups.Where(g => g.Slug == slug)
            .Select(g => g.Id)
            .FirstOrDefaultAsync(ct);
        var packed =
            await hub.GetRequiredService<Packing>().PackAsync(id, ct)
            ?? throw new CommandFailedException($"There is no group '{slug}'.");
        if (file is null)
            await terminal.Out.WriteLineAsync(System.Text.Encoding.UTF8.GetString(packed.Bytes));
        else
            await File.WriteAllBytesAsync(file.FullName, packed.Bytes, ct);
        return CommandLine.Done;
    }

    private static async Task<int> ImportAsync(
        Terminal terminal,
        IServiceProvider hub,
        ParseResult parsed,
        CancellationToken ct
    )
    {
        var texts = hub.GetRequiredService<T>();
        var file = await ReadAsync(hub, texts, parsed.GetValue(From)!, ct);
        var (alias, onlyLook) = (parsed.GetValue(Host)!, parsed.GetValue(DryRun));
        var key = Alias.Key(alias);
        var person =
            await hub.GetRequiredService<AppDb>().People.FirstOrDefaultAsync(p => p.NormalizedUserName == key, ct)
            ?? throw new CommandFailedException($"Nobody here goes by '{alias}'.");
        var name = parsed.GetValue(Named) ?? person.UserName!;
        if (!Alias.IsName(name))
            throw new CommandFailedException(texts["Accounts.Alias.Odd"]);
        var arrival = await hub.GetRequiredService<Unpacking>().UnpackAsync(person.Id, name, file, onlyLook, ct);
        if (arrival.Verdict.Reason is { } reason)
            throw new CommandFailedException(texts[reason, Beginnings.MostWaiting]);
        await TellAsync(terminal, hub, arrival, onlyLook);
        return CommandLine.Done;
    }

    private static async Task TellAsync(Terminal terminal, IServiceProvider hub, Arrival arrival, bool onlyLook)
    {
        var (texts, address) = (hub.GetRequiredService<T>(), hub.GetRequiredService<Address>());
        foreach (var note in arrival.Notes)
            await terminal.Error.WriteLineAsync(texts[note.Key, note.Value]);
        await terminal.Out.WriteLineAsync($"group: {address.Link($"/groups/{arrival.Slug}")}");
        foreach (var one in arrival.Invitees)
        {
            var link = onlyLook ? "" : address.Link($"/invited/{one.Secret}");
            await terminal.Out.WriteLineAsync($"invitation\t{one.Name}\t{one.Role}\t{link}");
        }
        if (onlyLook)
            await terminal.Error.WriteLineAsync("Nothing was changed.");
    }

    private static async Task<GroupFile> ReadAsync(IServiceProvider hub, T texts, FileInfo from, CancellationToken ct)
    {
        await using var source = await Source.OpenAsync(from.FullName, GroupFile.MostBytes, ct);
        var file = GroupFileText.Read(await source.ReadAllAsync(ct), out var flaw);
        var flaws = file is null ? [flaw!] : new GroupFileChecks(hub.GetRequiredService<TimeProvider>()).Check(file);
        return flaws.Count == 0
            ? file!
            : throw new CommandFailedException(
                string.Join('\n', flaws.Select(f => $"{f.Path}: {texts[f.Key, f.Value]}".TrimStart(':', ' ')))
            );
    }
}
