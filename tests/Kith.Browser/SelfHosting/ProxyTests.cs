using System.Net;
using Kith.Browser.Support;

namespace Kith.Browser.SelfHosting;

/// <summary>The web server configurations of <c>docs/self-hosting/</c>, each run in front of a hub.</summary>
public sealed class ProxyTests
{
    private const string Copied = "<!DOCTYPE html><title>Help now</title><h1>Help now, copied</h1>";

    [InstalledFact("nginx")]
    public Task With_nginx_in_front_a_hub_is_safe_and_help_outlives_it() => ServeThenCloseAsync(Proxy.NginxAsync);

    [InstalledFact("caddy")]
    public Task With_caddy_in_front_a_hub_is_safe_and_help_outlives_it() => ServeThenCloseAsync(Proxy.CaddyAsync);

    private static async Task ServeThenCloseAsync(Func<int, Task<Proxy>> start)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Web__PublicUrl"] = "https://hub.example.org",
            ["Web__Proxies"] = "127.0.0.1,::1",
        };
        await using var hub = await Hub.OpenAsync(settings, "--demo");
        await using var proxy = await start(hub.Address.Port);
        await File.WriteAllTextAsync(Path.Combine(proxy.Folder, "copy/help-now.html"), Copied);
        await AssertServedAsync(proxy);
        await hub.CloseAsync();
        await AssertCopyServedAsync(proxy);
    }

    private static async Task AssertServedAsync(Proxy proxy)
    {
        using var page = await proxy.AskAsync("/help-now");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.DoesNotContain("copied", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        // The hub says this only when it believes the proxy that the visitor came by https.
        Assert.True(page.Headers.Contains("Strict-Transport-Security"));
        Assert.DoesNotContain(page.Headers.Server, product => product.ToString().Any(char.IsDigit));
        using var ready = await proxy.AskAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }

    private static async Task AssertCopyServedAsync(Proxy proxy)
    {
        using var help = await proxy.AskAsync("/help-now");
        Assert.Equal(HttpStatusCode.OK, help.StatusCode);
        Assert.Equal(Copied, await help.Content.ReadAsStringAsync());
        Assert.True(help.Headers.CacheControl?.NoStore);
        using var elsewhere = await proxy.AskAsync("/meetups/nobody-knows");
        Assert.Equal(HttpStatusCode.Redirect, elsewhere.StatusCode);
        Assert.EndsWith("/help-now.html", elsewhere.Headers.Location?.ToString(), StringComparison.Ordinal);
        using var ready = await proxy.AskAsync("/health/ready");
        Assert.True((int)ready.StatusCode >= 500);
        File.Delete(Path.Combine(proxy.Folder, "copy/help-now.html"));
        using var nothing = await proxy.AskAsync("/help-now.html");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, nothing.StatusCode);
    }
}
