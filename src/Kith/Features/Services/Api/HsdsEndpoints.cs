using System.Text;
using System.Text.Json.Nodes;
using Kith.Features.Services.Hsds;
using Kith.Web;

namespace Kith.Features.Services.Api;

/// <summary>
/// The directory for other programs: Open Referral's HSDS API 3.1 (https://docs.openreferral.org/en/3.1/hsds/api_reference.html),
/// readable by everybody, also from pages of other addresses.
/// </summary>
public static class HsdsEndpoints
{
    /// <summary>Which version of HSDS the directory speaks.</summary>
    public const string Version = "3.1";

    /// <summary>Where the form of the data is described.</summary>
    public const string Profile = "https://docs.openreferral.org/en/3.1/hsds/schema_reference.html";

    private static readonly string[] Methods = ["GET", "HEAD", "OPTIONS"];

    public static void AddKithDirectory(this IServiceCollection services) => services.AddScoped<HsdsDesk>();

    public static void MapKithDirectory(this IEndpointRouteBuilder routes)
    {
        var hsds = routes
            .MapGroup("/hsds")
            .AllowAnonymous()
            .ExcludeFromDescription()
            .AddEndpointFilter(static (context, next) => OpenAsync(context, next));
        hsds.MapFallback("/{**path}", (HttpContext context) => Absent(context));
        hsds.MapMethods("", Methods, (Address address) => new HsdsAnswer(Details(address)));
        hsds.MapMethods("/openapi.json", Methods, (Address address) => new HsdsAnswer(HsdsOpenApi.Write(address)));
        Kind(hsds, HsdsOpenApi.Services, f => f.Services, (s, page, all, ct) => s.ServicesAsync(page, all, ct));
        Kind(
            hsds,
            HsdsOpenApi.Organizations,
            f => f.Organizations,
            (s, page, all, ct) => s.OrganizationsAsync(page, all, ct)
        );
        Kind(
            hsds,
            HsdsOpenApi.ServicesAtLocations,
            f => f.ServicesAtLocations,
            (s, page, all, ct) => s.ServicesAtLocationsAsync(page, all, ct)
        );
        Kind(hsds, HsdsOpenApi.Taxonomies, f => f.Taxonomies, (s, page, all, ct) => s.TaxonomiesAsync(page, all, ct));
        Kind(
            hsds,
            HsdsOpenApi.TaxonomyTerms,
            f => f.TaxonomyTerms,
            (s, page, all, ct) => s.TaxonomyTermsAsync(page, all, ct)
        );
    }

    private static void Kind<T>(
        RouteGroupBuilder hsds,
        HsdsResource resource,
        Func<HsdsFilters, IQueryable<T>> which,
        HsdsRead<T> read
    )
        where T : HsdsRecord
    {
        hsds.MapMethods(
            $"/{resource.Path}",
            Methods,
            (HttpRequest request, HsdsDesk desk, CancellationToken ct) =>
                desk.ListAsync(resource, request.Query, which, read, ct)
        );
        hsds.MapMethods(
            $"/{resource.Path}/{{{resource.Id}}}",
            Methods,
            (HttpRequest request, HsdsDesk desk, CancellationToken ct) =>
                desk.OneAsync(resource, (string)request.RouteValues[resource.Id]!, request.Query, which, read, ct)
        );
    }

    /// <summary>Nothing is here, or nothing that can be written to: 405 says which methods there are.</summary>
    private static IResult Absent(HttpContext context)
    {
        if (Methods.Contains(context.Request.Method, StringComparer.OrdinalIgnoreCase))
            return Results.NotFound();
        context.Response.Headers.Allow = string.Join(", ", Methods);
        return Results.StatusCode(StatusCodes.Status405MethodNotAllowed);
    }

    // Finders run in the visitor's browser on other addresses; what is here is public to all of them.
    private static async ValueTask<object?> OpenAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        var headers = context.HttpContext.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlExposeHeaders = "ETag";
        if (!HttpMethods.IsOptions(context.HttpContext.Request.Method))
            return await next(context);
        headers.AccessControlAllowMethods = string.Join(", ", Methods);
        headers.AccessControlAllowHeaders = "If-None-Match, Content-Type, Accept";
        headers.Allow = string.Join(", ", Methods);
        return Results.NoContent();
    }

    private static byte[] Details(Address address) =>
        Encoding.UTF8.GetBytes(
            HsdsOrder.Text(
                new JsonObject
                {
                    ["version"] = Version,
                    ["profile"] = Profile,
                    ["openapi_url"] = address.Link("/hsds/openapi.json"),
                }
            )
        );
}
