using Kith.Data;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Neighbours;

/// <summary>A talk in a list, as one of the two sees it.</summary>
/// <param name="Line">What it is about.</param>
/// <param name="With">What the other one is called in it; null when their face is gone.</param>
/// <param name="IsOwner">Whether the viewer put it up.</param>
public sealed record TalkSeen(Talk Talk, string Line, string? With, bool IsOwner)
{
    private const int Most = 100;

    public string Path => NeighbourNews.PathOf(Talk);

    /// <summary>These, those that go on first and the latest before.</summary>
    public static async Task<List<TalkSeen>> ListAsync(ViewerDb db, IQueryable<Talk> talks, CancellationToken ct)
    {
        var me = db.Viewer.PersonId;
        var rows = await (
            from talk in talks
            join favour in db.FavoursTalked on talk.FavourId equals favour.Id
            join f in db.FavourFaces on favour.PersonId == me ? talk.FaceId : favour.FaceId equals f.Id into faces
            from face in faces.DefaultIfEmpty()
            orderby talk.EndedAt == null descending, talk.LastOn descending, talk.PublicId
            select new
            {
                talk,
                favour.Line,
                face.Name,
                IsOwner = favour.PersonId == me,
            }
        )
            .Take(Most)
            .ToListAsync(ct);
        return rows.ConvertAll(r => new TalkSeen(r.talk, r.Line, r.Name, r.IsOwner));
    }
}
