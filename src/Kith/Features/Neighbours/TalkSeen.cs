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

    /// <summary>
    /// Where the viewer reads on about something that is not on the board for them: whoever wrote with its owner knows that it was there,
    /// and learns not whether it rests, has ended or is hidden from them. Null for everybody else.
    /// </summary>
    public static async Task<string?> PathAboutAsync(ViewerDb db, string favourId, CancellationToken ct)
    {
        if (!db.Viewer.IsMember)
            return null;
        var me = db.Viewer.PersonId;
        var mine = await db
            .Talks.Where(t =>
                t.PersonId == me && db.FavoursTalked.Any(f => f.PublicId == favourId && f.Id == t.FavourId)
            )
            .FirstOrDefaultAsync(ct);
        return mine is null ? null : NeighbourNews.PathOf(mine);
    }

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
