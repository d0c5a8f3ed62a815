using Kith.Data;
using Kith.Features.Imports.MeetingGuide;
using Kith.Web;

namespace Kith.Features.Imports;

/// <summary>What other programs may read of this hub in formats of their own.</summary>
public static class ImportsSetup
{
    /// <summary>
    /// Maps <c>/meetings.json</c>, the list other meeting finders read; the page that names it does so by
    /// <c>&lt;link rel="alternate" type="application/json" title="Meetings Feed"&gt;</c>.
    /// </summary>
    public static void MapKithImports(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/meetings.json", MeetingsAsync)
            .WithMetadata(new PublicPageAttribute())
            .WithName("Meetings")
            .WithSummary(
                "Everything weekly that this hub shows, as Meeting Guide JSON (https://github.com/code4recovery/spec)."
            )
            .Produces<object[]>();

    private static async Task MeetingsAsync(HttpContext context, ViewerDb db, Address address)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        // Meeting finders run in the visitor's browser on other addresses; the list is public to all of them.
        context.Response.Headers.AccessControlAllowOrigin = "*";
        await GuideExport.WriteAsync(db, address, context.Response.Body, context.RequestAborted);
    }
}
