namespace Kith.Features.Accounts;

/// <summary>Addresses of this hub that came with a request: nobody may send a person elsewhere by a link to sign-in.</summary>
public static class Local
{
    private const int Longest = 500;

    /// <summary>The path if it leads to a page of this hub, else null.</summary>
    public static string? Only(string? path) =>
        path is ['/', ..] and { Length: <= Longest }
        && (path.Length == 1 || path[1] is not ('/' or '\\'))
        && !path.Any(c => char.IsControl(c) || c == '\\')
            ? path
            : null;

    /// <summary>A path that carries on to <paramref name="next"/> afterwards, if that is local.</summary>
    public static string Path(string path, string? next) =>
        Only(next) is { } local ? $"{path}?next={Uri.EscapeDataString(local)}" : path;
}
