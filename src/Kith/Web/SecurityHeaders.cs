namespace Kith.Web;

/// <summary>Headers on every answer: nothing from elsewhere runs or loads, no page sits in a frame, no link tells where it was clicked.</summary>
public sealed class SecurityHeaders(RequestDelegate next, Address address)
{
    public const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
        + "form-action 'self'; frame-ancestors 'none'";

    private const string Permissions =
        "geolocation=(self), publickey-credentials-get=(self), publickey-credentials-create=(self), camera=(), microphone=(), "
        + "payment=(), usb=(), browsing-topics=(), interest-cohort=()";

    private const string OneYear = "max-age=31536000; includeSubDomains";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers["Permissions-Policy"] = Permissions;
        headers["Referrer-Policy"] = "no-referrer";
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (address.IsHttps)
            headers.StrictTransportSecurity = OneYear;
        // Whatever does not say otherwise is kept by nobody: a page with a form, a private link, an error.
        context.Response.OnStarting(static state => NoStoreByDefault((HttpContext)state), context);
        return next(context);
    }

    private static Task NoStoreByDefault(HttpContext context)
    {
        if (context.Response.Headers.CacheControl.Count == 0)
            context.Response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}
