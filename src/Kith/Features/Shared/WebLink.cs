namespace Kith.Features.Shared;

/// <summary>Links that came from lists kept elsewhere: only addresses of the web become links, never <c>javascript:</c> and the like.</summary>
public static class WebLink
{
    /// <summary>The address when it is a full http or https one; null otherwise.</summary>
    public static string? Safe(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https")
            ? uri.AbsoluteUri
            : null;
}
