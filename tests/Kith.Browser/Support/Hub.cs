using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Kith.Browser.Support;

/// <summary>
/// A hub as people run it: <c>script/run</c>, a process of its own with a data folder of its own, gone when disposed.
/// </summary>
public sealed class Hub : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(5); // the first start may build
    private readonly ConcurrentQueue<string> _messages = new();
    private readonly Process _process;
    private readonly IReadOnlyDictionary<string, string> _settings;

    private Hub(string folder, IReadOnlyDictionary<string, string>? settings, string[] arguments)
    {
        Folder = folder;
        // Passkeys and their tests need a name: WebAuthn refuses 127.0.0.1.
        Address = new Uri($"http://localhost:{FreePort()}");
        _settings = settings ?? new Dictionary<string, string>(StringComparer.Ordinal);
        _process = Start("script/run", [.. arguments, "--urls", Address.ToString().TrimEnd('/')]);
        _process.ErrorDataReceived += (_, line) => _messages.Enqueue(line.Data ?? "");
        _process.BeginErrorReadLine();
    }

    /// <summary>Where the hub answers.</summary>
    public Uri Address { get; }

    /// <summary>Its data folder.</summary>
    public string Folder { get; }

    /// <summary>Everything it printed as messages, line by line.</summary>
    public IEnumerable<string> Messages => _messages;

    /// <summary>Starts a hub and waits until it printed its address.</summary>
    /// <param name="settings">Environment variables on top of the tests' own.</param>
    /// <param name="arguments">For <c>script/run</c>, such as <c>--demo</c>.</param>
    /// <exception cref="InvalidOperationException">It ended, or printed anything but its address; with what it said.</exception>
    public static async Task<Hub> OpenAsync(IReadOnlyDictionary<string, string>? settings, params string[] arguments)
    {
        var hub = new Hub(Directory.CreateTempSubdirectory("kith-browser-").FullName, settings, arguments);
        try
        {
            using var patience = new CancellationTokenSource(LongestStart);
            var line = await hub._process.StandardOutput.ReadLineAsync(patience.Token);
            return line == hub.Address.ToString().TrimEnd('/')
                ? hub
                : throw new InvalidOperationException($"Printed '{line}'.\n{string.Join('\n', hub.Messages)}");
        }
        catch
        {
            await hub.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a command of <c>script/kith</c> on this hub, as its volunteers do, and answers what it printed.</summary>
    /// <exception cref="InvalidOperationException">It did not end with 0; with what it said.</exception>
    public async Task<string> CommandAsync(params string[] arguments)
    {
        using var process = Start("script/kith", arguments);
        var said = process.StandardError.ReadToEndAsync();
        var printed = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? printed : throw new InvalidOperationException(await said);
    }

    /// <summary>Ends the hub without warning, as a power cut does; its data folder stays until disposed.</summary>
    public async Task CloseAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _process.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private Process Start(string script, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Project.Root, script), [.. arguments, "--data", Folder])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["Web__PublicUrl"] = Address.ToString().TrimEnd('/');
        start.Environment["RateLimits__Enabled"] = "false"; // many journeys, one address
        start.Environment["Texts__Pseudo"] = "true";
        start.Environment["Texts__Strict"] = "true";
        foreach (var (name, value) in _settings)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>A port of this machine that nobody listens on at the moment.</summary>
    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
