using System.Security.Claims;
using System.Text.Encodings.Web;
using Kith.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Kith.Features.Accounts;

/// <summary>
/// Tells whose request it is by the session cookie. Who is not signed in is led to the sign-in page and from there back; who
/// may not is told so by the page itself.
/// </summary>
public sealed class SessionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    Sessions sessions,
    CurrentViewer current
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "Session";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Cookies[sessions.Cookie] is not { Length: > 0 } key)
            return AuthenticateResult.NoResult();
        try
        {
            if (await sessions.FindAsync(key, Context.RequestAborted) is not { } seated)
                return AuthenticateResult.NoResult();
            if (seated.IsStale)
                await sessions.SeenAsync(seated.Id);
            return Seat(seated);
        }
        catch (Exception e) when (Provider.IsUnavailable(e))
        {
            // Help now and whatever else needs no database stays open; a member's page says that it is away.
            return AuthenticateResult.Fail(e);
        }
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if ((await HandleAuthenticateOnceSafeAsync()).Failure is { } away)
            throw new IOException("Nobody can be recognised while the database is away.", away);
        var here = HttpMethods.IsGet(Request.Method) ? Request.Path + Request.QueryString : "";
        Response.Headers.Location = here.Length is > 1 and < 500
            ? $"/sign-in?next={Uri.EscapeDataString(here)}"
            : "/sign-in";
        Response.StatusCode = StatusCodes.Status303SeeOther;
    }

    private AuthenticateResult Seat(Seated seated)
    {
        current.Is(seated.Viewer);
        var identity = new ClaimsIdentity(Name);
        identity.AddClaim(new(ClaimTypes.NameIdentifier, seated.Id.ToString("n")));
        return AuthenticateResult.Success(new(new ClaimsPrincipal(identity), Name));
    }
}
