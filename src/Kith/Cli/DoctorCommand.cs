using System.CommandLine;
using Kith.Web;

namespace Kith.Cli;

/// <summary>How something that was looked at is.</summary>
public enum Health
{
    Ok,
    Warn,
    Fail,
}

/// <summary>One line of what doctor says.</summary>
public sealed record Finding(Health Health, string About, string Sentence);

/// <summary>
/// <c>doctor</c>: looks at what a hub needs and says how it is, a line each. Exits with 2 when something failed, with 1 under
/// <c>--strict</c> when there is a warning, else with 0.
/// </summary>
public static class DoctorCommand
{
    public static Command Make(Terminal terminal)
    {
        var strict = new Option<bool>("--strict") { Description = "Exit with 1 when there is a warning." };
        var command = new Command(
            "doctor",
            "Look at database, keys, disk, clock, address and work waiting; a line each."
        )
        {
            strict,
        };
        command.SetAction(
            (parsed, ct) =>
                Running.SafelyAsync(
                    terminal,
                    () => ExamineAsync(terminal, parsed.GetValue(CommandLine.Data)!, parsed.GetValue(strict), ct)
                )
        );
        return command;
    }

    private static async Task<int> ExamineAsync(
        Terminal terminal,
        DirectoryInfo data,
        bool strict,
        CancellationToken ct
    )
    {
        if (!data.Exists)
            throw new CommandFailedException($"There is no data folder {data.FullName}; name it with --data.");
        var findings = await LookAsync(terminal, data, ct);
        foreach (var finding in findings)
            await terminal.Out.WriteLineAsync(
                $"{finding.Health.ToString().ToLowerInvariant(), -5} {finding.About, -9} {finding.Sentence}"
            );
        return findings.Max(f => f.Health) switch
        {
            Health.Fail => CommandLine.CouldNotRun,
            Health.Warn when strict => CommandLine.DoneWithRefusals,
            Health.Warn or Health.Ok => CommandLine.Done,
        };
    }

    private static async Task<List<Finding>> LookAsync(Terminal terminal, DirectoryInfo data, CancellationToken ct)
    {
        var findings = new List<Finding>();
        try
        {
            await using var app = KithHost.BuildQuietly(data, terminal.Change);
            await using var scope = app.Services.CreateAsyncScope();
            foreach (var check in Checks.All)
                findings.AddRange(await LookAsync(check, scope.ServiceProvider, ct));
        }
        catch (InvalidOperationException e)
        {
            // A wrong setting or a damaged key: the hub could not start either.
            findings.Add(new(Health.Fail, "start", e.Message));
        }
        return findings;
    }

    /// <summary>A check that breaks is itself a finding; the others still look.</summary>
    private static async Task<IReadOnlyList<Finding>> LookAsync(Check check, IServiceProvider hub, CancellationToken ct)
    {
        try
        {
            return await check.Look(hub, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return [new(Health.Fail, check.About, e.Message)];
        }
    }
}
