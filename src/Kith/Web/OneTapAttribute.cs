using Microsoft.AspNetCore.Mvc.Filters;

namespace Kith.Web;

/// <summary>
/// Marks a page whose form may also stand, without a token, on a page that is kept for everybody: one tap counts, and reading sets no
/// cookie. The browser's own word (Fetch Metadata, <c>Sec-Fetch-Site</c>) says that the form was ours; where it says nothing, as
/// older browsers and plain http do, the page asks again with a token. Only for what does no harm when somebody is made to send it.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OneTapAttribute : Attribute
{
    /// <summary>Whether this request needs no token.</summary>
    public static bool IsAllowed(PageHandlerExecutingContext context) =>
        Attribute.IsDefined(context.HandlerInstance.GetType(), typeof(OneTapAttribute))
        && context.HttpContext.Request.Headers["Sec-Fetch-Site"] == "same-origin";
}
