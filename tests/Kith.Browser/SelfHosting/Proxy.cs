using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Kith.Browser.Support;

namespace Kith.Browser.SelfHosting;

/// <summary>
/// A web server with the configuration of <c>docs/self-hosting/</c>, changed in nothing but names, ports and where its files lie.
/// </summary>
public sealed class Proxy : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(20);
    private readonly Process _process;
    private readonly string _authority;

    private Proxy(string folder, int port, string authority, string program, string[] arguments)
    {
        Folder = folder;
        _authority = Path.Combine(folder, authority);
        Address = new Uri($"https://localhost:{port}");
        var start = new ProcessStartInfo(InstalledFactAttribute.Find(program)!, arguments)
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["XDG_DATA_HOME"] = folder;
        start.Environment["XDG_CONFIG_HOME"] = folder;
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => Messages += line.Data + "\n";
        _process.BeginErrorReadLine();
    }

    /// <summary>Where visitors come in.</summary>
    public Uri Address { get; }

    /// <summary>The server's own files; the static copy is in <c>copy/</c> below.</summary>
    public string Folder { get; }

    /// <summary>What the server said.</summary>
    public string Messages { get; private set; } = "";

    /// <summary>Starts nginx in front of a hub.</summary>
    public static Task<Proxy> NginxAsync(int hub)
    {
        var (folder, port) = (NewFolder(), Hub.FreePort());
        WriteCertificate(folder);
        var site = Config("nginx.conf")
            .Replace("listen [::]:80;", "", StringComparison.Ordinal)
            .Replace("listen [::]:443 ssl http2;", "", StringComparison.Ordinal)
            .Replace("listen 80;", $"listen 127.0.0.1:{Hub.FreePort()};", StringComparison.Ordinal)
            .Replace("listen 443 ", $"listen 127.0.0.1:{port} ", StringComparison.Ordinal)
            .Replace("/etc/letsencrypt/live/hub.example.org", folder, StringComparison.Ordinal)
            .Replace("/var/log/nginx", folder, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder, "site.conf"), ForThisMachine(site, folder, hub));
        File.WriteAllText(
            Path.Combine(folder, "nginx.conf"),
            $"pid {folder}/pid; error_log stderr crit; events {{ }} http {{ include /etc/nginx/mime.types; {TempPaths(folder)} include {folder}/site.conf; }}"
        );
        string[] arguments = ["-p", folder, "-c", $"{folder}/nginx.conf", "-g", "daemon off; master_process off;"];
        return ReadyAsync(new Proxy(folder, port, "fullchain.pem", "nginx", arguments));
    }

    /// <summary>Starts Caddy in front of a hub, with a certificate of its own making.</summary>
    public static Task<Proxy> CaddyAsync(int hub)
    {
        var (folder, port) = (NewFolder(), Hub.FreePort());
        var site = Config("Caddyfile")
            .Replace("hub.example.org {", $"https://localhost:{port} {{\n\ttls internal\n", StringComparison.Ordinal);
        var options =
            "{\n\tadmin off\n\tskip_install_trust\n\tauto_https disable_redirects\n\tdefault_bind 127.0.0.1\n}\n";
        File.WriteAllText(Path.Combine(folder, "Caddyfile"), options + ForThisMachine(site, folder, hub));
        return ReadyAsync(
            new Proxy(
                folder,
                port,
                "caddy/pki/authorities/local/root.crt",
                "caddy",
                ["run", "--config", $"{folder}/Caddyfile", "--adapter", "caddyfile"]
            )
        );
    }

    /// <summary>Asks through the proxy as a visitor does, certificate checked; nothing is followed.</summary>
    public async Task<HttpResponseMessage> AskAsync(string path)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        handler.SslOptions.CertificateChainPolicy.CustomTrustStore.ImportFromPemFile(_authority);
        using var client = new HttpClient(handler) { BaseAddress = Address };
        return await client.GetAsync(path);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private static async Task<Proxy> ReadyAsync(Proxy proxy)
    {
        using var patience = new CancellationTokenSource(LongestStart);
        while (true)
        {
            try
            {
                using var answer = await proxy.AskAsync("/health/live");
                return proxy;
            }
            catch (Exception e) when (IsTooEarly(e) && !patience.IsCancellationRequested && !proxy._process.HasExited)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), CancellationToken.None);
            }
            catch (Exception e) when (IsTooEarly(e))
            {
                await proxy.DisposeAsync();
                throw new InvalidOperationException(proxy.Messages, e);
            }
        }
    }

    // Until it listens and, for Caddy, has made its authority.
    private static bool IsTooEarly(Exception e) =>
        e is HttpRequestException or FileNotFoundException or DirectoryNotFoundException or CryptographicException;

    private static string Config(string name) =>
        File.ReadAllText(Path.Combine(Project.Root, "docs/self-hosting", name));

    private static string ForThisMachine(string config, string folder, int hub) =>
        config
            .Replace("hub.example.org", "localhost", StringComparison.Ordinal)
            .Replace("127.0.0.1:5080", $"127.0.0.1:{hub}", StringComparison.Ordinal)
            .Replace("/var/lib/kith-copy/pages", $"{folder}/copy", StringComparison.Ordinal);

    private static string NewFolder()
    {
        var folder = Directory.CreateTempSubdirectory("kith-proxy-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "copy"));
        return folder;
    }

    private static string TempPaths(string folder) =>
        string.Concat(
            new[] { "client_body", "proxy", "fastcgi", "uwsgi", "scgi" }.Select(kind =>
                $"{kind}_temp_path {folder}/{kind}; "
            )
        );

    private static void WriteCertificate(string folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(
            DateTimeOffset.UnixEpoch,
            DateTimeOffset.UnixEpoch.AddYears(200)
        );
        File.WriteAllText(Path.Combine(folder, "fullchain.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "privkey.pem"), key.ExportPkcs8PrivateKeyPem());
    }
}
