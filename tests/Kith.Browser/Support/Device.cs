using Microsoft.Playwright;

namespace Kith.Browser.Support;

/// <summary>What a person holds in their hand.</summary>
/// <param name="Script">Whether JavaScript runs.</param>
/// <param name="Width">Of the screen, in CSS pixels.</param>
/// <param name="Language">What the browser asks for.</param>
public sealed record Device(bool Script, int Width = 375, string Language = "en")
{
    /// <summary>Tall enough for an old phone.</summary>
    public const int Height = 720;

    /// <summary>An old phone in a mode that runs no JavaScript.</summary>
    public static readonly Device Plain = new(Script: false);

    /// <summary>The same phone with JavaScript.</summary>
    public static readonly Device Scripted = new(Script: true);

    internal BrowserNewContextOptions For(Uri hub) =>
        new()
        {
            BaseURL = hub.ToString(),
            JavaScriptEnabled = Script,
            Locale = Language,
            ViewportSize = new() { Width = Width, Height = Height },
            ReducedMotion = ReducedMotion.Reduce,
        };
}
