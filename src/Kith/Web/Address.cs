namespace Kith.Web;

/// <summary>
/// The hub's public address, from <c>Web:PublicUrl</c>. Absolute links come from it, never from the Host header, which anybody can
/// forge. https there decides secure cookies and HSTS.
/// </summary>
public sealed class Address
{
    public Address(IConfiguration settings)
    {
        var url = settings["Web:PublicUrl"] is { Length: > 0 } set ? set : "http://localhost:5080";
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

    /// <summary>The absolute link to a local path that starts with a slash.</summary>
    public string Link(string path) => new Uri(Root, path.TrimStart('/')).AbsoluteUri;

    /// <summary>Name of a cookie: with the <c>__Host-</c> guard over https, plain otherwise.</summary>
    public string Cookie(string name) => IsHttps ? $"__Host-{name}" : name;
}
