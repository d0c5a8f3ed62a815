using Kith.Data;
using Kith.Features.Groups;
using Kith.Mail;
using Kith.Rules;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Wishes;

/// <summary>
/// A wish becomes a group: whoever wished along is invited, each by a link of their own that they alone can find, and nobody learns who
/// the others are. Inside the write that makes the group.
/// </summary>
public static class WishBegin
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int SecretLength = 26;

    /// <summary>
    /// Holds the wish until the write is committed, so that of many who begin at once one does and nobody wishes along unseen; null when
    /// there is none.
    /// </summary>
    public static async Task<Wish?> HoldAsync(AppDb db, string wishId, CancellationToken ct)
    {
        await db
            .Wishes.Where(w => w.PublicId == wishId)
            .ExecuteUpdateAsync(w => w.SetProperty(x => x.ClosedAt, x => x.ClosedAt), ct);
        return await db.Wishes.SingleOrDefaultAsync(w => w.PublicId == wishId, ct);
    }

    /// <summary>Whether this member may begin the group; the wish is held.</summary>
    public static async Task<Verdict> MayAsync(AppDb db, Wish wish, Guid personId, CancellationToken ct)
    {
        var mine = await db.WishJoins.AnyAsync(j => j.WishId == wish.Id && j.PersonId == personId, ct);
        var joined = await db.WishJoins.CountAsync(j => j.WishId == wish.Id, ct);
        return WishRules.MayBegin(mine, wish.ClosedAt is not null, joined);
    }

    /// <summary>Invites everybody but whoever begins it, and takes the wish off the list.</summary>
    public static async Task InviteAsync(
        AppDb db,
        Secrets secrets,
        Wish wish,
        (Guid GroupId, Guid HostId) begun,
        DateTime nowUtc,
        CancellationToken ct
    )
    {
        wish.Begin(begun.GroupId, nowUtc);
        var others = await db
            .WishJoins.Where(j => j.WishId == wish.Id && (j.PersonId == null || j.PersonId != begun.HostId))
            .ToListAsync(ct);
        foreach (var join in others)
        {
            var hash = Secrets.Hash(InvitationOf(secrets, join));
            var ends = nowUtc + WishRules.InvitedFor;
            db.Add(GroupLink.Of(begun.GroupId, hash, Trust.Trusted, mostUses: 1, ends).At(nowUtc));
            if (join.PersonId is { } member)
                db.Add(
                    InboxLine.Of(
                        member,
                        LetterKind.WishBegun,
                        startsLocal: null,
                        $"/wishes/{wish.PublicId}/join",
                        nowUtc
                    )
                );
        }
    }

    /// <summary>The secret of somebody's invitation: worked out from their own link, so that it is kept nowhere and theirs to find again.</summary>
    public static string InvitationOf(Secrets secrets, WishJoin join) =>
        secrets.Derive("wish invitation", join.KeyHash, Alphabet, SecretLength);
}
