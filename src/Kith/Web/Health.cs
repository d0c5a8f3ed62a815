using Kith.Data;
using Microsoft.EntityFrameworkCore;

namespace Kith.Web;

/// <summary>For whatever watches the hub: is the process alive, and can it serve everything.</summary>
public static class Health
{
    public static void MapKithHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("alive")).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/health/ready", ReadyAsync).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> ReadyAsync(
        Opening opening,
        IDbContextFactory<AppDb> contexts,
        CancellationToken ct
    )
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            if (opening.IsOpen && await db.PublicVersions.AnyAsync(ct))
                return Results.Text("ready");
        }
        catch (Exception e) when (Provider.IsUnavailable(e)) { }
        return Results.Text("the database does not answer", statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
