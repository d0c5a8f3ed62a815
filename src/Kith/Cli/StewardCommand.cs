using System.CommandLine;
using Kith.Data;
using Kith.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Kith.Cli;

/// <summary>
/// <c>steward ALIAS</c>: makes a member one of the first two stewards. Whoever may run it stands at the machine; from the third
/// on two stewards decide together, in the hub.
/// </summary>
public static class StewardCommand
{
    /// <summary>Stewards that may be made from here.</summary>
    private const int MostFromHere = 2;

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
        var now = hub.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var key = Alias.Key(alias);
        await hub.GetRequiredService<WriteQueue>()
            .RunAsync(
                async db =>
                {
                    var person =
                        await db.People.FirstOrDefaultAsync(p => p.NormalizedUserName == key, ct)
                        ?? throw new CommandFailedException($"Nobody here goes by '{alias}'.");
                    if (await db.Stewards.AnyAsync(s => s.PersonId == person.Id, ct))
                        throw new CommandFailedException($"{person.UserName} is a steward already.");
                    if (await db.Stewards.CountAsync(ct) >= MostFromHere)
                        throw new CommandFailedException(
                            "There are two stewards already; the next one is for two of them to agree on, in the hub."
                        );
                    db.Add(Steward.Appoint(person.Id, now));
                    return true;
                },
                ct
            );
        await terminal.Out.WriteLineAsync($"{alias} is a steward");
        return CommandLine.Done;
    }
}
