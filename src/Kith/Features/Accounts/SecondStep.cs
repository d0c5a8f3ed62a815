using System.Globalization;
using Kith.Data;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Accounts;

/// <summary>Somebody who knew the passphrase and has yet to show their app's code.</summary>
public sealed record HalfWay(Person Person, bool Shared);

/// <summary>
/// Between passphrase and code there is no session, only a sealed note in a cookie that says who it was, good for five minutes
/// and only until the passphrase changes.
/// </summary>
public sealed class SecondStep(
    IDbContextFactory<AppDb> contexts,
    WriteQueue writes,
    Secrets secrets,
    Address address,
    TimeProvider clock
)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);

    private string Cookie => address.Cookie("second-step");

    public void Begin(HttpContext context, Person person, bool shared)
    {
        var until = (clock.GetUtcNow() + Lasts).UtcTicks;
        var note = string.Create(
            CultureInfo.InvariantCulture,
            $"second-step {person.Id:n} {person.SecurityStamp} {until} {shared}"
        );
        context.Response.Cookies.Append(Cookie, secrets.Seal(note)!, Options(Lasts));
    }

    public void End(HttpContext context) => context.Response.Cookies.Delete(Cookie, Options(age: null));

    /// <summary>Who is half way in here; null when nobody is, or no longer.</summary>
    public async Task<HalfWay?> FindAsync(HttpContext context, CancellationToken ct)
    {
        if (
            secrets.Unseal(context.Request.Cookies[Cookie])?.Split(' ')
                is not ["second-step", var id, var stamp, var until, var shared]
            || long.Parse(until, CultureInfo.InvariantCulture) < clock.GetUtcNow().UtcTicks
        )
            return null;
        var mine = Guid.ParseExact(id, "n");
        await using var db = await contexts.CreateDbContextAsync(ct);
        var person = await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == mine, ct);
        return person is { TotpSealed: not null } && person.SecurityStamp == stamp
            ? new(person, bool.Parse(shared))
            : null;
    }

    /// <summary>Whether this is the code their app shows now. A code that was used already is refused, also by the fastest replay.</summary>
    public async Task<bool> PassesAsync(Person person, string typed, CancellationToken ct)
    {
        if (
            secrets.Unseal(person.TotpSealed) is not { } secret
            || Totp.StepOf(secret, typed, clock.GetUtcNow().UtcDateTime) is not { } step
        )
            return false;
        var id = person.Id;
        return await writes.RunAsync(
                db =>
                    db.People.Where(p => p.Id == id && (p.TotpStep == null || p.TotpStep < step))
                        .ExecuteUpdateAsync(p => p.SetProperty(x => x.TotpStep, step), ct),
                ct
            ) == 1;
    }

    private CookieOptions Options(TimeSpan? age) =>
        new()
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = age,
            Path = "/",
            SameSite = SameSiteMode.Lax,
            Secure = address.IsHttps,
        };
}
