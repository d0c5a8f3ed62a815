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
    public static async Task<Between?> HoldAsync(AppDb db, Guid personId, string talkId, CancellationToken ct) =>
        await HoldAnyAsync(db, personId, talkId, ct) is { } between
        && !(between is { IsOwner: true, Talk.IsUnheard: true })
            ? between
            : null;

    /// <summary>The same, for the owner also what never reached them; only for what ends it.</summary>
    public static async Task<Between?> HoldAnyAsync(AppDb db, Guid personId, string talkId, CancellationToken ct)
    {
        var about = db.Favours.Where(f => db.Talks.Any(t => t.PublicId == talkId && t.FavourId == f.Id));
        // First the favour, then the talk: read before, it could have ended or agreed while another write held them.
        if (await FavourBook.HoldAsync(db, about, ct) is not { } favour)
            return null;
        var isOwner = favour.PersonId == personId;
        var talk = await db.Talks.SingleOrDefaultAsync(t => t.PublicId == talkId, ct);
        return talk is not null && (isOwner || talk.PersonId == personId) ? new(talk, favour, isOwner) : null;
    }
}
