using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Kith.Web;

/// <summary>
/// Style sheet, colours, icons and scripts, each under an address that changes with its content (<c>/site.css?v=3f2a…</c>), so that browsers
/// keep them for a year and a new version is seen at once.
/// </summary>
/// <param name="environment">Where <c>wwwroot</c> is; in development files are read again on each request.</param>
/// <param name="hub">Decides the accent colour.</param>
public sealed class ThemeAssets(IWebHostEnvironment environment, CurrentHub hub)
{
    /// <summary>The layers of the one style sheet; later ones win.</summary>
    /// <remarks>The colours of <c>/theme.css</c> are the layer <c>tokens</c>.</remarks>
    public static readonly string[] Layers =
    [
        "reset",
        "tokens",
        "base",
        "layout",
        "components",
        "board",
        "utilities",
        "print",
    ];

    private readonly ConcurrentDictionary<string, Asset> _kept = new(StringComparer.Ordinal);

    /// <summary>One file, ready to send.</summary>
    /// <param name="Content">UTF-8.</param>
    /// <param name="ContentType">Media type.</param>
    /// <param name="Version">Ten characters of a hash of the content.</param>
    public sealed record Asset(byte[] Content, string ContentType, string Version);

    /// <summary>The address of a file, with its version: <c>Url("site.css")</c>, <c>Url("js/leave.js")</c>.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public string Url(string path) =>
        Find(path) is { } asset
            ? $"/{path}?v={asset.Version}"
            : throw new FileNotFoundException($"wwwroot has no '{path}'.", path);

    /// <summary>The file of a path, or null.</summary>
    public Asset? Find(string path)
    {
        if (path == "theme.css")
        {
            var hue = hub.Facts.AccentHue;
            return _kept.GetOrAdd($"theme.css/{hue}", _ => Make(ThemeSheet.Write(hue), path));
        }
        if (_kept.TryGetValue(path, out var kept) && !environment.IsDevelopment())
        {
            return kept;
        }
        return (path == "site.css" ? Sheet() : Text(path)) is { } text ? _kept[path] = Make(text, path) : null;
    }

    private string Sheet() =>
        $"@layer {string.Join(',', Layers)};\n"
        + string.Concat(
            Layers
                .Where(layer => layer != "tokens")
                .Select(layer => $"@layer {layer}{{\n{Text($"css/{layer}.css")}}}\n")
        );

    private string? Text(string path)
    {
        if (!path.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '/'))
        {
            return null;
        }
        var file = environment.WebRootFileProvider.GetFileInfo(path);
        if (!file.Exists || file.IsDirectory || Path.GetExtension(path) is not (".css" or ".js" or ".svg"))
        {
            return null;
        }
        using var reader = new StreamReader(file.CreateReadStream(), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static Asset Make(string text, string path)
    {
        var content = Encoding.UTF8.GetBytes(text);
        var type = Path.GetExtension(path) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".svg" => "image/svg+xml",
            _ => "text/javascript; charset=utf-8",
        };
        return new Asset(content, type, Convert.ToHexStringLower(SHA256.HashData(content))[..10]);
    }
}

/// <summary>Hangs the files into the pipeline.</summary>
public static class ThemeSetup
{
    private const string Year = "public, max-age=31536000, immutable";
    private const string Hour = "public, max-age=3600";

    /// <summary>Adds <see cref="ThemeAssets"/>; needs <see cref="CurrentHub"/>.</summary>
    public static IServiceCollection AddKithTheme(this IServiceCollection services) =>
        services.AddSingleton<ThemeAssets>();

    /// <summary>Serves <c>/site.css</c>, <c>/css/paper.css</c>, <c>/theme.css</c>, <c>/icons.svg</c>, <c>/favicon.svg</c> and <c>/js/*.js</c> to everybody, with an ETag.</summary>
    public static void MapKithTheme(this IEndpointRouteBuilder routes)
    {
        foreach (var path in (string[])["site.css", "css/paper.css", "theme.css", "icons.svg", "favicon.svg"])
        {
            routes.MapMethods(path, ["GET", "HEAD"], Send(_ => path)).AllowAnonymous().ExcludeFromDescription();
        }
        routes
            .MapMethods("js/{file}.js", ["GET", "HEAD"], Send(context => $"js/{context.GetRouteValue("file")}.js"))
            .AllowAnonymous()
            .ExcludeFromDescription();
    }

    private static Func<HttpContext, ThemeAssets, IResult> Send(Func<HttpContext, string> pathOf) =>
        (context, assets) =>
        {
            if (assets.Find(pathOf(context)) is not { } asset)
            {
                return Results.NotFound();
            }
            context.Response.Headers.CacheControl = context.Request.Query["v"] == asset.Version ? Year : Hour;
            return Results.Bytes(
                asset.Content,
                asset.ContentType,
                entityTag: new EntityTagHeaderValue($"\"{asset.Version}\"")
            );
        };
}
