using Kith.Data;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Faces;

/// <summary>Pictures of faces, for whoever may see the face; for everybody else there is none.</summary>
public static class FacesSetup
{
    /// <summary>Maps <c>/faces/{id}.svg</c>. Kept by nobody: on a shared device it would say which groups somebody is in.</summary>
    public static void MapKithFaces(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                "/faces/{id}.svg",
                async (string id, ViewerDb db, CancellationToken ct) =>
                    await db.Faces.AnyAsync(f => f.PublicId == id, ct)
                    || await db.FavourFaces.AnyAsync(f => f.PublicId == id, ct)
                        ? Results.Text(FaceDrawing.Of(id), "image/svg+xml")
                        : Results.NotFound()
            )
            .ExcludeFromDescription();
}
