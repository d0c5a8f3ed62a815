using Microsoft.Playwright;

namespace Kith.Browser.Support;

/// <summary>The browser of the machine: <c>KITH_TEST_CHROMIUM</c>, else Debian's.</summary>
public static class Chromium
{
    private const string Debian = "/usr/bin/chromium";

    // The resolver rule is promise 4 made physical: whatever a page asks for, only this machine is ever reached.
    private static readonly string[] Arguments =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    ];

    /// <summary>Where the browser is, or null when there is none.</summary>
    public static string? Path { get; } =
        new[] { Environment.GetEnvironmentVariable("KITH_TEST_CHROMIUM"), Debian }.FirstOrDefault(File.Exists);

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(new() { ExecutablePath = Path, Args = Arguments });
}

/// <summary>A test that needs a browser; skipped, by name, where there is none.</summary>
public sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute() => Skip = Chromium.Path is null ? ChromiumTheoryAttribute.Why : null;
}

/// <summary>As <see cref="ChromiumFactAttribute"/>, for tests with rows: mostly JavaScript off, then on.</summary>
public sealed class ChromiumTheoryAttribute : TheoryAttribute
{
    internal const string Why = "Chromium is missing: apt-get install chromium";

    public ChromiumTheoryAttribute() => Skip = Chromium.Path is null ? Why : null;
}
