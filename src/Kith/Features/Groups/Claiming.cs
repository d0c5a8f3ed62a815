using Kith.Data;
using Kith.Features.Admin;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Groups;

/// <summary>Gives groups that came from lists to their people, once a steward has checked.</summary>
public sealed class Claiming(WriteQueue writes, Belonging belonging, TimeProvider clock)
{
    /// <summary>Says that the group is theirs; said twice it counts once, with the later words.</summary>
    public Task<Verdict> AskAsync(Viewer viewer, Guid groupId, string name, string why, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                var group = await Belonging.TakeTurnAsync(db, groupId, ct);
                var verdict = ClaimRules.MayClaim(viewer, group);
                if (!verdict.IsAllowed)
                    return verdict;
                var me = viewer.PersonId!.Value;
                await db.GroupClaims.Where(c => c.GroupId == groupId && c.PersonId == me).ExecuteDeleteAsync(ct);
                db.Add(GroupClaim.Of(groupId, me, name, why, clock.GetUtcNow().UtcDateTime));
                return Verdict.Allowed;
            },
            ct
        );

    /// <summary>A steward agrees: whoever asked hosts the group, and its list no longer overwrites it. False when it was too late.</summary>
    public Task<bool> AcceptAsync(Guid stewardId, string claimId, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                var claim = await db.GroupClaims.SingleOrDefaultAsync(c => c.PublicId == claimId, ct);
                if (
                    claim is null
                    || await Belonging.TakeTurnAsync(db, claim.GroupId, ct) is not { ClaimedAt: null } group
                )
                    return false;
                var now = clock.GetUtcNow().UtcDateTime;
                var with = (claim.Name, group.AgreementVersion, Counts: false);
                if (await belonging.AddAsync(db, group, claim.PersonId, with, ct) != Joined.Done)
                    return false;
                group.Claim(now);
                await OwnPlacesAsync(db, group.Id, ct);
                db.Add(AuditEntry.Of(stewardId, Deed.GroupClaimed, Matter.Group, group.Slug, now, group.Name));
                await db.SaveChangesAsync(ct);
                (await Belonging.OfAsync(db, claim.PersonId, group.Id, ct))!.Become(GroupRole.Host);
                await db.GroupClaims.Where(c => c.GroupId == group.Id).ExecuteDeleteAsync(ct);
                db.Entry(claim).State = EntityState.Detached;
                return true;
            },
            ct
        );

    /// <summary>
    /// The list goes on changing its own places, which other groups may share: this group gets its own, as they are now.
    /// </summary>
    public static async Task OwnPlacesAsync(AppDb db, Guid groupId, CancellationToken ct)
    {
        var meetups = db.Meetups.Where(m => m.GroupId == groupId);
        var times = db.Occurrences.Where(o => meetups.Any(m => m.Id == o.MeetupId));
        var listed = await db
            .Venues.AsNoTracking()
            .Where(v => v.FeedId != null && (meetups.Any(m => m.VenueId == v.Id) || times.Any(o => o.VenueId == v.Id)))
            .ToListAsync(ct);
        foreach (var venue in listed)
        {
            var own = db.Add(venue.OfOnesOwn()).Entity;
            await db.SaveChangesAsync(ct);
            var (from, to) = (venue.Id, (Guid?)own.Id);
            await meetups.Where(m => m.VenueId == from).ExecuteUpdateAsync(m => m.SetProperty(x => x.VenueId, to), ct);
            await times.Where(o => o.VenueId == from).ExecuteUpdateAsync(o => o.SetProperty(x => x.VenueId, to), ct);
        }
    }

    /// <summary>A steward does not agree; the claim is gone.</summary>
    public Task DeclineAsync(string claimId, CancellationToken ct) =>
        writes.RunAsync(db => db.GroupClaims.Where(c => c.PublicId == claimId).ExecuteDeleteAsync(ct), ct);
}
