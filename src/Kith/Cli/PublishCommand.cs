using System.CommandLine;
using System.Net.Sockets;
using Kith.Web;

namespace Kith.Cli;

/// <summary><c>publish DIR</c>: the public pages as plain files, so that help stays in reach when the computer is closed.</summary>
public static class PublishCommand
{
    public static Command Make(Terminal terminal)
    {
        var target = new Argument<DirectoryInfo>("DIR")
        {
            Description = "The folder to write; an earlier copy in it is replaced when the new one is whole.",
        };
        var command = new Command("publish", "Write the public pages as files that any web space can serve.")
        {
            target,
        };
        command.SetAction(
            (parsed, ct) => RunAsync(terminal, parsed.GetValue(CommandLine.Data)!, parsed.GetValue(target)!, ct)
        );
        return command;
    }

    /// <summary>Writes the copy; prints how many files it has.</summary>
    public static Task<int> RunAsync(
        Terminal terminal,
        DirectoryInfo data,
        DirectoryInfo target,
        CancellationToken ct
    ) =>
        Running.SafelyAsync(
            terminal,
            async () =>
            {
                var door = Directory.CreateTempSubdirectory("kith-publish-");
                try
                {
                    var files = await ThroughAsync(Path.Combine(door.FullName, "hub"), terminal, data, target, ct);
                    await terminal.Out.WriteLineAsync($"{files} files in {target.FullName}");
                    return CommandLine.Done;
                }
                finally
                {
                    door.Delete(recursive: true);
                }
            }
        );

    // The hub answers at a socket in a folder only this user can open: no port, and nobody else to talk to.
    private static async Task<int> ThroughAsync(
        string socket,
        Terminal terminal,
        DirectoryInfo data,
        DirectoryInfo target,
        CancellationToken ct
    )
    {
        await using var app = KithHost.BuildQuietly(
            data,
            builder =>
            {
                builder.WebHost.UseUrls($"http://unix:{socket}");
                builder.Configuration["RateLimits:Enabled"] = "false";
                terminal.Change?.Invoke(builder);
            }
        );
        if (!await app.Services.GetRequiredService<Opening>().TryAsync(ct))
            throw new CommandFailedException("The database cannot be opened; the message above says why.");
        await app.StartAsync(ct);
        using var client = ClientOf(socket);
        var files = await new Publication(client, app.Services, terminal.Error.WriteLine).WriteAsync(target, ct);
        await app.StopAsync(ct);
        return files;
    }

    private static HttpClient ClientOf(string socket)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectCallback = async (_, ct) =>
            {
                var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), ct);
                return new NetworkStream(connection, ownsSocket: true);
            },
        };
        return new HttpClient(handler) { BaseAddress = new Uri("http://localhost/") };
    }
}
