using System.Text.RegularExpressions;

namespace Kith.Web;

/// <summary>
/// The hub's public address, from <c>Web:PublicUrl</c>, or while that is not set the one it listens on. Absolute links come from it,
/// never from the Host header, which anybody can forge. https there decides secure cookies and HSTS.
/// </summary>
public sealed partial class Address
{
    /// <summary>Where the hub listens when nothing else is said.</summary>
    public const string Default = "http://localhost:5080";

    /// <summary>Works the address out once, at start.</summary>
    /// <param name="settings">Where <c>Web:PublicUrl</c> may stand.</param>
    /// <param name="listening">The first address the hub listens on, or null when it does not serve.</param>
    /// <exception cref="InvalidOperationException">The address is not a full http or https one.</exception>
    public Address(IConfiguration settings, string? listening = null)
    {
        var url = settings["Web:PublicUrl"] is { Length: > 0 } set ? set : OnThisMachine(listening) ?? Default;
        if (
            !Uri.TryCreate(url.TrimEnd('/') + "/", UriKind.Absolute, out var uri)
            || uri.Scheme is not ("http" or "https")
        )
            throw new InvalidOperationException($"Web:PublicUrl is '{url}'; it must be a full http or https address.");
        Root = uri;
        IsSet = settings["Web:PublicUrl"] is { Length: > 0 };
    }

    public Uri Root { get; }

    /// <summary>False while nobody has said where the hub lives; links then name this machine only.</summary>
    public bool IsSet { get; }

    public bool IsHttps => Root.Scheme == Uri.UriSchemeHttps;

    // "Every address of this machine" and a socket are nowhere a browser could go; port 0 is not known before the hub listens.
    private static string? OnThisMachine(string? listening) =>
        listening is null
        || !Uri.TryCreate(Everywhere().Replace(listening, "://localhost"), UriKind.Absolute, out var uri)
        || uri is not { Scheme: "http", Port: > 0, Host: not "unix" }
            ? null
            : uri.GetLeftPart(UriPartial.Authority);

    [GeneratedRegex(@"://(?:\*|\+|0\.0\.0\.0|\[::\])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Everywhere();

    /// <summary>The absolute link to a local path that starts with a slash.</summary>
    public string Link(string path) => new Uri(Root, path.TrimStart('/')).AbsoluteUri;

    /// <summary>Name of a cookie: with the <c>__Host-</c> guard over https, plain otherwise.</summary>
    public string Cookie(string name) => IsHttps ? $"__Host-{name}" : name;
}
