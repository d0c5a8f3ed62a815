using System.Globalization;
using System.IO.Compression;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;

namespace Kith.Web;

/// <summary>
/// Marks a page or endpoint that looks the same to every stranger and carries no form token: it gets an ETag, may be kept by
/// browsers that ask again each time, and, unless somebody's search words are in it, is kept here for up to a minute.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class PublicPageAttribute : Attribute, IAllowAnonymous
{
    /// <summary>False for pages that answer a person's own question: what somebody searched for stays in no cache.</summary>
    public bool Kept { get; init; } = true;

    /// <summary>The name of a question of a person's own that the page can answer; asked, the answer stays in no cache either.</summary>
    public string? Asks { get; init; }
}

/// <summary>How public pages are kept: here compressed, and by browsers that must ask again.</summary>
public static class PublicPages
{
    /// <summary>Longest a page is kept; "in 5 minutes" must not lie for longer than this.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private const long MostBytes = 30 * 1024 * 1024;
    private const long LargestPage = 2 * 1024 * 1024;

    public static void AddKithCaching(this IServiceCollection services)
    {
        services.AddSingleton<KeptPages>();
        services.AddOutputCache(o =>
        {
            o.SizeLimit = MostBytes;
            o.MaximumBodySize = LargestPage;
            o.DefaultExpirationTimeSpan = Longest;
            o.AddBasePolicy(b => b.AddPolicy<KeptPages>(), excludeDefaultPolicy: true);
        });
        services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            o.MimeTypes =
            [
                .. ResponseCompressionDefaults.MimeTypes,
                "text/calendar",
                "application/atom+xml",
                "image/svg+xml",
            ];
        });
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);
    }

    /// <summary>Whether this request gets the page as every stranger does; who is signed in may see more, and nobody keeps it.</summary>
    public static bool IsForStranger(HttpContext context) => context.User.Identity is not { IsAuthenticated: true };

    /// <summary>Whether this request's answer may be kept here.</summary>
    public static bool IsKept(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method)
        && IsForStranger(context)
        && context.GetEndpoint()?.Metadata.GetMetadata<PublicPageAttribute>() is { } page
        && (page.Kept || !context.Request.QueryString.HasValue)
        && (page.Asks is not { } name || !context.Request.Query.ContainsKey(name));

    /// <summary>Says that anybody may keep the answer but must ask whether it still holds.</summary>
    public static void Describe(HttpResponse response)
    {
        response.Headers.CacheControl = "public, max-age=0, must-revalidate";
        response.Headers.Append("Vary", "Cookie, Accept-Language");
    }
}

/// <summary>Keeps public pages by address, language, encoding and public version; nothing else, and nothing with a cookie in it.</summary>
public sealed class KeptPages(HubSnapshot snapshot) : IOutputCachePolicy
{
    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var kept = PublicPages.IsKept(context.HttpContext);
        context.EnableOutputCaching = kept;
        context.AllowCacheLookup = kept;
        context.AllowCacheStorage = kept;
        context.AllowLocking = kept;
        context.CacheVaryByRules.QueryKeys = "*";
        context.CacheVaryByRules.VaryByHost = false;
        context.CacheVaryByRules.VaryByValues["version"] = snapshot.Version.ToString(CultureInfo.InvariantCulture);
        context.CacheVaryByRules.VaryByValues["language"] = CultureInfo.CurrentUICulture.Name;
        context.CacheVaryByRules.VaryByValues["encoding"] = Encoding(
            context.HttpContext.Request.Headers.AcceptEncoding.ToString()
        );
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) =>
        ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || response.Headers.SetCookie.Count > 0)
            context.AllowCacheStorage = false;
        return ValueTask.CompletedTask;
    }

    private static string Encoding(string accepted) =>
        accepted.Contains("br", StringComparison.OrdinalIgnoreCase) ? "br"
        : accepted.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? "gzip"
        : "";
}
