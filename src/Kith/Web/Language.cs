using System.Collections.Concurrent;
using System.Globalization;
using Kith.Texts;
using StringWithQualityHeaderValue = Microsoft.Net.Http.Headers.StringWithQualityHeaderValue;

namespace Kith.Web;

/// <summary>
/// Which language a request is answered in: what the person chose, else what their browser asks for, else the hub's own; always one
/// of the hub's that the program has words for.
/// </summary>
public sealed class Language(Catalogue catalogue, CurrentHub hub, IConfiguration settings)
{
    private const int MostAskedFor = 10;
    private readonly ConcurrentDictionary<string, (CultureInfo Words, CultureInfo Numbers)> _cultures = new(
        StringComparer.Ordinal
    );

    private volatile Known? _offer;

    /// <summary>The cookie that remembers a choice; a hub served over https uses the name browsers guard.</summary>
    public string CookieName => Secure ? "__Host-language" : "language";

    /// <summary>Whether the hub's public address is https.</summary>
    public bool Secure { get; } =
        settings["Web:PublicUrl"]?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) ?? false;

    /// <summary>Languages a person can choose from, the hub's own first; never empty.</summary>
    public IReadOnlyList<string> Offered
    {
        get
        {
            var (facts, last) = (hub.Facts, _offer);
            return (ReferenceEquals(last?.Facts, facts) ? last : _offer = new(facts, Offer(facts))).Codes;
        }
    }

    /// <summary>The language for this request, as its code.</summary>
    public string Choose(HttpRequest request)
    {
        var offered = Offered;
        return Match(offered, request.Cookies[CookieName]) ?? AskedFor(offered, request) ?? offered[0];
    }

    /// <summary>Sets the words and the number and date habits for the rest of this request.</summary>
    public void Speak(string language)
    {
        var key = $"{language}/{hub.Facts.Country}";
        (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture) = _cultures.GetOrAdd(
            key,
            _ => (CultureInfo.GetCultureInfo(language), Habits(language, hub.Facts.Country))
        );
    }

    private List<string> Offer(HubFacts facts)
    {
        var offered = facts.Languages.Where(code => catalogue.Find(code) is not null).ToList();
        offered.AddRange(catalogue.Languages.Where(code => code is Pseudo.AccentedCode or Pseudo.MirroredCode));
        return offered is [] ? [Catalogue.Fallback] : offered;
    }

    private static string? AskedFor(IReadOnlyList<string> offered, HttpRequest request)
    {
        if (
            offered.Count == 1
            || !StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var asked)
        )
        {
            return null;
        }
        return asked
            .Take(MostAskedFor)
            .OrderByDescending(wish => wish.Quality ?? 1)
            .Where(wish => wish.Quality is not 0)
            .Select(wish => Match(offered, wish.Value.Value))
            .FirstOrDefault(match => match is not null);
    }

    private static string? Match(IReadOnlyList<string> offered, string? code) =>
        code is null
            ? null
            : offered.FirstOrDefault(known => code.Equals(known, StringComparison.OrdinalIgnoreCase))
                ?? offered.FirstOrDefault(known => code.StartsWith(known + "-", StringComparison.OrdinalIgnoreCase));

    // Dates follow the language in the country's fashion (es-US: 6:30 p. m.); the invented languages count as English.
    private static CultureInfo Habits(string language, string country) =>
        language is Pseudo.AccentedCode or Pseudo.MirroredCode
            ? CultureInfo.GetCultureInfo($"{Catalogue.Fallback}-{country}")
            : CultureInfo.GetCultureInfo($"{language.Split('-')[0]}-{country}");

    private sealed record Known(HubFacts Facts, IReadOnlyList<string> Codes);
}

/// <summary>Hangs the language into the pipeline.</summary>
public static class LanguageSetup
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(365);

    /// <summary>Adds <see cref="Language"/>; needs <see cref="CurrentHub"/> and <c>AddKithTexts</c>.</summary>
    public static IServiceCollection AddKithLanguage(this IServiceCollection services) =>
        services.AddSingleton<Language>();

    /// <summary>Every request after this speaks its person's language. Put it before output caching and error pages.</summary>
    public static void UseKithLanguage(this WebApplication app)
    {
        var language = app.Services.GetRequiredService<Language>();
        app.Use(
            async (context, next) =>
            {
                language.Speak(language.Choose(context.Request));
                await next(context);
            }
        );
    }

    /// <summary>
    /// <c>GET /language/{code}?back=/path</c> remembers a choice and goes back; only to a path of this hub. Unknown codes are absent (404).
    /// </summary>
    public static void MapKithLanguage(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                "/language/{code}",
                (string code, string? back, Language language, HttpContext context) =>
                {
                    if (!language.Offered.Contains(code, StringComparer.OrdinalIgnoreCase))
                    {
                        return Results.NotFound();
                    }
                    Remember(context, language, code);
                    return Results.LocalRedirect(IsLocal(back) ? back! : "/");
                }
            )
            .AllowAnonymous()
            .ExcludeFromDescription();

    private static void Remember(HttpContext context, Language language, string code)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Cookies.Append(
            language.CookieName,
            code,
            new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = Remembered,
                Path = "/",
                SameSite = SameSiteMode.Lax,
                Secure = language.Secure,
            }
        );
    }

    private static bool IsLocal(string? path) =>
        path is ['/', ..]
        && (path.Length == 1 || path[1] is not ('/' or '\\'))
        && !path.Any(char.IsControl)
        && !path.Contains('\\', StringComparison.Ordinal);
}
