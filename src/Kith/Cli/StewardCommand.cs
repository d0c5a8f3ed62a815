using System.CommandLine;
using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Admin;
using Microsoft.EntityFrameworkCore;

namespace Kith.Cli;

/// <summary>
/// <c>steward ALIAS</c>: makes a member one of the first two stewards. Whoever may run it stands at the machine; from the third
/// on two stewards decide together, in the hub.
/// </summary>
public static class StewardCommand
{
    private static readonly Argument<string> Who = new("ALIAS") { Description = "A member's alias." };

    public static Command Make(Terminal terminal)
    {
        var command = new Command("steward", "Make a member one of the first two stewards.") { Who };
        command.SetAction(
            (parsed, ct) =>
                Running.OnHubAsync(
                    terminal,
                    parsed.GetValue(CommandLine.Data)!,
                    hub => AppointAsync(terminal, hub, parsed.GetValue(Who)!, ct),
                    ct
                )
        );
        return command;
    }

    private static async Task<int> AppointAsync(
        Terminal terminal,
        IServiceProvider hub,
        string alias,
        CancellationToken ct
    )
    {
        var (key, stewardship) = (Alias.Key(alias), hub.GetRequiredService<Stewardship>());
        var refused = await hub.GetRequiredService<WriteQueue>()
            .RunAsync(
                async db =>
                {
                    var person =
                        await db.People.FirstOrDefaultAsync(p => p.NormalizedUserName == key, ct)
                        ?? throw new CommandFailedException($"Nobody here goes by '{alias}'.");
                    return await stewardship.NameAsync(db, person, ct);
                },
                ct
            );
        if (refused.Reason is { } reason)
            throw new CommandFailedException(
                reason == "Admin.Stewards.Already"
                    ? $"{alias} is a steward already."
                    : "There are two stewards already; the next one is for two of them to agree on, in the hub."
            );
        await terminal.Out.WriteLineAsync($"{alias} is a steward");
        return CommandLine.Done;
    }
}
