using System.CommandLine;
using Kith.Web;

namespace Kith.Cli;

/// <summary>How to serve: the data folder, the addresses to listen on, and whether to fill an empty hub with a sample.</summary>
public sealed record ServeSettings(DirectoryInfo Data, IReadOnlyList<string> Urls, bool Demo);

/// <summary><c>serve</c>, the default command: opens the hub and prints its address once it is ready.</summary>
public static class ServeCommand
{
    public static Command Make()
    {
        var urls = new Option<string[]>("--urls") { Description = $"Addresses to listen on ({Address.Default})." };
        var demo = new Option<bool>("--demo") { Description = "Fill an empty hub with a sample neighbourhood." };
        var command = new Command("serve", "Open the hub in the browser's reach.") { urls, demo };
        command.SetAction(
            (parsed, ct) =>
                RunAsync(
                    new(parsed.GetValue(CommandLine.Data)!, Split(parsed.GetValue(urls)), parsed.GetValue(demo)),
                    ct
                )
        );
        return command;
    }

    public static async Task<int> RunAsync(ServeSettings settings, CancellationToken ct)
    {
        await using var app = KithHost.Build(settings);
        await app.StartAsync(ct);
        await Opening.AnnounceAsync(app, ct);
        await app.WaitForShutdownAsync(ct);
        return CommandLine.Done;
    }

    private static string[] Split(string[]? urls) =>
        [
            .. (urls ?? []).SelectMany(u =>
                u.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            ),
        ];
}
