using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Kith.Cli;

/// <summary>
/// Where a page of the hub lies in the static copy: <c>/meetups/x</c> in <c>meetups/x.html</c>, its second page in
/// <c>meetups/x-page-2.html</c>, so that the same files answer below any folder, from a disk, and for a web server that tries
/// <c>$uri.html</c> when the hub is away.
/// </summary>
public static class PublishPaths
{
    /// <summary>The questions in an address that name another page of the same kind; whatever else is asked needs the hub.</summary>
    internal static readonly string[] Turning = ["page", "week", "from", "country"];

    private const string Version = "v"; // of a style sheet or script; the copy has one of each

    /// <summary>
    /// The one form of an address under which the copy knows a page, or null when the copy cannot hold it: another machine's, a person's
    /// own question, or the language switch.
    /// </summary>
    /// <param name="link">As it stands in a page.</param>
    /// <param name="page">The page it stands in; absolute.</param>
    /// <param name="origins">Under which names the hub speaks of itself.</param>
    public static string? Normal(string link, Uri page, IReadOnlyCollection<string> origins)
    {
        if (!Uri.TryCreate(page, link, out var uri) || !IsOwn(uri, origins))
            return null;
        var query = QueryHelpers.ParseQuery(uri.Query);
        query.Remove(Version);
        if (query.Keys.Except(Turning, StringComparer.Ordinal).Any())
            return null;
        var turned = Turning
            .Where(query.ContainsKey)
            .Select(key => KeyValuePair.Create(key, (string?)query[key].ToString()));
        var path = uri.AbsolutePath.Length > 1 ? uri.AbsolutePath.TrimEnd('/') : "/";
        return QueryHelpers.AddQueryString(path, turned);
    }

    /// <summary>The file of a page, relative to the copy's folder.</summary>
    /// <param name="address">As <see cref="Normal"/> gives it.</param>
    /// <param name="isPage">Whether it is HTML; everything else keeps its name.</param>
    public static string FileOf(string address, bool isPage)
    {
        var path = Uri.UnescapeDataString(address.Replace('?', '-').Replace('=', '-').Replace('&', '-').TrimStart('/'));
        var safe = string.Concat(path.Select(c => IsSafe(c) ? c : '_'));
        if (safe != path || safe.Contains("..", StringComparison.Ordinal))
            safe = safe.Replace("..", "_", StringComparison.Ordinal) + "-" + Mark(path);
        var file = safe.Length == 0 ? "index" : safe;
        return isPage && !file.EndsWith(".html", StringComparison.Ordinal) ? file + ".html" : file;
    }

    /// <summary>The way from one file of the copy to another.</summary>
    public static string Relative(string from, string to)
    {
        var ups = from.Count(c => c == '/');
        var shared = from.Split('/')[..^1]
            .Zip(to.Split('/')[..^1])
            .TakeWhile(pair => pair.First == pair.Second)
            .Count();
        var rest = string.Join('/', to.Split('/').Skip(shared).Select(Uri.EscapeDataString));
        return string.Concat(Enumerable.Repeat("../", ups - shared)) + rest;
    }

    private static bool IsOwn(Uri uri, IReadOnlyCollection<string> origins) =>
        uri.Scheme is "http" or "https" or "webcal" or "webcals"
        && origins.Contains(uri.Authority, StringComparer.OrdinalIgnoreCase);

    private static bool IsSafe(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/';

    // Two names that differ only in what a file name cannot hold stay two files.
    private static string Mark(string path) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..8];
}
