using Kith.Data;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Neighbours;

/// <summary>A talk, what it is about, and on which side somebody stands in it; held until the write is committed.</summary>
/// <param name="IsOwner">Whether they put it up; else they answered.</param>
public sealed record Between(Talk Talk, Favour Favour, bool IsOwner)
{
    /// <summary>The person on the other side.</summary>
    public Guid OtherId => IsOwner ? Talk.PersonId : Favour.PersonId;

    /// <summary>Finds and holds it; null for everybody but the two, and for the owner of what never reached them.</summary>
    public static async Task<Between?> HoldAsync(AppDb db, Guid personId, string talkId, CancellationToken ct)
    {
        var about = db.Favours.Where(f => db.Talks.Any(t => t.PublicId == talkId && t.FavourId == f.Id));
        if (await FavourBook.HoldAsync(db, about, ct) is not { } favour)
            return null;
        var talk = await db.Talks.SingleAsync(t => t.PublicId == talkId, ct);
        var isOwner = favour.PersonId == personId;
        return (isOwner && !talk.IsUnheard) || talk.PersonId == personId ? new(talk, favour, isOwner) : null;
    }
}
