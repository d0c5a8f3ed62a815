using Kith.Data;
using Kith.Features.Places;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Neighbours;

/// <summary>An offer or a need as somebody sees it.</summary>
/// <param name="Favour">What it says; its line is shown only when <see cref="MayRead"/>.</param>
/// <param name="Area">The part of town; null for anywhere.</param>
/// <param name="Name">Who put it up, under the name worn here; null for strangers.</param>
/// <param name="FaceKey">Public id of that face; null for strangers.</param>
/// <param name="MayRead">Whether its line may be read, besides what, where and when.</param>
public sealed record FavourSeen(Favour Favour, Neighbourhood? Area, string? Name, string? FaceKey, bool MayRead)
{
    public string Path => $"/neighbours/{Favour.PublicId}";

    /// <summary>These as the viewer sees them, with the newest day first and in no order within it.</summary>
    public static async Task<List<FavourSeen>> ListAsync(
        ViewerDb db,
        IQueryable<Favour> favours,
        int skip,
        int take,
        CancellationToken ct
    )
    {
        var rows = await (
            from favour in favours.OrderByDescending(f => f.On).ThenBy(f => f.PublicId).Skip(skip).Take(take)
            join n in db.Neighbourhoods on favour.NeighbourhoodId equals (Guid?)n.Id into areas
            from area in areas.DefaultIfEmpty()
            join f in db.FavourFaces on favour.FaceId equals f.Id into faces
            from face in faces.DefaultIfEmpty()
            orderby favour.On descending, favour.PublicId
            select new
            {
                favour,
                area,
                face.Name,
                FaceKey = face.PublicId,
            }
        ).ToListAsync(ct);
        return rows.ConvertAll(r => new FavourSeen(
            r.favour,
            r.area,
            r.Name,
            r.FaceKey,
            FavourRules.MayRead(db.Viewer, r.favour.Side)
        ));
    }
}
