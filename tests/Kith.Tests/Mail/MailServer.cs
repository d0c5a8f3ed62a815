using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kith.Mail;
using Microsoft.AspNetCore.Builder;

namespace Kith.Tests.Mail;

/// <summary>A theory that needs Debian's python3-aiosmtpd; skipped, and said so, where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MailTheoryAttribute : TheoryAttribute
{
    public MailTheoryAttribute()
    {
        if (!MailServer.IsThere)
            Skip = "python3-aiosmtpd is not installed; script/test installs it where it may.";
    }
}

/// <summary>A mail as it arrived.</summary>
public sealed record Arrived(
    [property: JsonPropertyName("from")] string From,
    [property: JsonPropertyName("to")] string[] To,
    [property: JsonPropertyName("subject")] string Subject,
    [property: JsonPropertyName("headers")] string[][] Headers,
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("html")] string Html
)
{
    public string? Header(string name) => Headers.SingleOrDefault(h => h[0] == name)?[1];
}

/// <summary>A real mail server that a test starts, stops and reads.</summary>
public sealed class MailServer : IDisposable
{
    private const string Python = "/usr/bin/python3";

    private static readonly Lazy<bool> Installed = new(() =>
    {
        if (!File.Exists(Python))
            return false;
        using var asked = Process.Start(
            new ProcessStartInfo(Python, ["-c", "import aiosmtpd"])
            {
                RedirectStandardError = true,
                UseShellExecute = false,
            }
        )!;
        asked.WaitForExit();
        return asked.ExitCode == 0;
    });

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kith-mail-");
    private Process? _process;

    public static bool IsThere => Installed.Value;

    public int Port { get; } = FreePort();

    /// <summary>Everything that arrived so far.</summary>
    public IReadOnlyList<Arrived> Mails =>
        [
            .. _folder
                .EnumerateFiles("*.json")
                .OrderBy(f => f.LastWriteTimeUtc)
                .Select(f => JsonSerializer.Deserialize<Arrived>(File.ReadAllText(f.FullName))!),
        ];

    public static MailServer Start()
    {
        var server = new MailServer();
        server.Open();
        return server;
    }

    /// <summary>Points a hub at this server, in the clear.</summary>
    public void Configure(WebApplicationBuilder builder)
    {
        builder.Configuration["Mail:Host"] = "127.0.0.1";
        builder.Configuration["Mail:Port"] = $"{Port}";
        builder.Configuration["Mail:From"] = "hello@riverside.example";
        builder.Configuration["Mail:Security"] = nameof(MailSecurity.None);
    }

    public void Open()
    {
        var script = Path.Combine(Sources.Root, "tests/Kith.Tests/Mail/mailserver.py");
        _process = Process.Start(
            new ProcessStartInfo(Python, [script, $"{Port}", _folder.FullName])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
        Assert.Equal("ready", _process.StandardOutput.ReadLine());
    }

    /// <summary>The server is gone; what arrived stays.</summary>
    public void Close()
    {
        _process?.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        Close();
        _folder.Delete(recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
