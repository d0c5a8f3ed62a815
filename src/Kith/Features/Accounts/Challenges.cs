using System.Collections.Concurrent;
using System.Globalization;
using Kith.Web;

namespace Kith.Features.Accounts;

/// <summary>
/// What a device is asked to sign: kept sealed in a cookie of this browser for five minutes and good for one answer. A note
/// from before the hub was started anew opens nothing, so that no answer can be sent twice.
/// </summary>
public sealed class Challenges(Secrets secrets, Address address, TimeProvider clock)
{
    /// <summary>How long a person may take at their device.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);

    private readonly string _process = Secrets.NewToken();
    private readonly ConcurrentDictionary<string, DateTimeOffset> _used = new();

    public string Cookie => address.Cookie("passkey");

    /// <summary>Keeps what was asked in this browser.</summary>
    /// <param name="context">The browser's request.</param>
    /// <param name="purpose">What the answer will be for, and whose it must be; an answer for anything else is none.</param>
    /// <param name="state">What the handler needs again.</param>
    public void Keep(HttpContext context, string purpose, string state)
    {
        var until = (clock.GetUtcNow() + Lasts).UtcTicks;
        var note = string.Create(
            CultureInfo.InvariantCulture,
            $"{purpose}\n{_process}\n{Secrets.NewToken()}\n{until}\n{state}"
        );
        context.Response.Cookies.Append(Cookie, secrets.Seal(note)!, Options());
    }

    /// <summary>What was asked in this browser for this purpose, once; null when nothing was, too long ago, or it was answered.</summary>
    public string? Take(HttpContext context, string purpose)
    {
        var kept = secrets.Unseal(context.Request.Cookies[Cookie])?.Split('\n', 5);
        context.Response.Cookies.Delete(Cookie, Options());
        if (
            kept is not [var forWhat, var process, var once, var until, var state]
            || (forWhat, process) != (purpose, _process)
        )
            return null;
        var ends = new DateTimeOffset(long.Parse(until, CultureInfo.InvariantCulture), TimeSpan.Zero);
        var now = clock.GetUtcNow();
        foreach (var old in _used.Where(u => u.Value < now))
            _used.TryRemove(old);
        return ends >= now && _used.TryAdd(once, ends) ? state : null;
    }

    private CookieOptions Options() =>
        new()
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = Lasts,
            Path = "/",
            SameSite = SameSiteMode.Lax,
            Secure = address.IsHttps,
        };
}
