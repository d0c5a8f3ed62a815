using Kith.Data;
using Kith.Features.Admin;
using Kith.Features.Meetups;
using Kith.Features.Safety;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Groups;

/// <summary>Gives meetups that came from lists without a group to whoever runs them: as a group of their own, once a steward has checked.</summary>
public sealed class MeetupClaiming(WriteQueue writes, Belonging belonging, TimeProvider clock)
{
    /// <summary>Says that they run it; said twice it counts once, with the later words.</summary>
    public Task<Verdict> AskAsync(
        Viewer viewer,
        Guid meetupId,
        (string Group, string Name, string Why) said,
        CancellationToken ct
    ) =>
        writes.RunAsync(
            async db =>
            {
                var verdict = ClaimRules.MayClaim(viewer, await LoneAsync(db, meetupId, ct));
                if (!verdict.IsAllowed)
                    return verdict;
                var me = viewer.PersonId!.Value;
                if (!await FitsAsync(db, me, ct))
                    return Verdict.Refused("Belonging.Joined.NotForAge");
                await db.MeetupClaims.Where(c => c.MeetupId == meetupId && c.PersonId == me).ExecuteDeleteAsync(ct);
                db.Add(MeetupClaim.Of(meetupId, me, said, Now));
                return Verdict.Allowed;
            },
            ct
        );

    /// <summary>
    /// A steward agrees: there is a group with this meetup, whoever asked hosts it, and the list no longer overwrites it. It needs no
    /// further welcome, since a steward has just looked. False when it was too late.
    /// </summary>
    public Task<bool> AcceptAsync(Guid stewardId, string claimId, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                var claim = await db.MeetupClaims.AsNoTracking().SingleOrDefaultAsync(c => c.PublicId == claimId, ct);
                if (claim is null || await LoneAsync(db, claim.MeetupId, ct) is not { } meetup)
                    return false;
                if (!await FitsAsync(db, claim.PersonId, ct))
                    return false;
                var group = await GroupAsync(db, claim, meetup, ct);
                var with = (claim.Name, group.AgreementVersion, Counts: false);
                if (await belonging.AddAsync(db, group, claim.PersonId, with, ct) != Joined.Done)
                    throw new InvalidOperationException("Nobody can be kept out of a group that is empty.");
                db.Add(AuditEntry.Of(stewardId, Deed.GroupClaimed, Matter.Group, group.Slug, Now, group.Name));
                await db.SaveChangesAsync(ct);
                (await Belonging.OfAsync(db, claim.PersonId, group.Id, ct))!.Become(GroupRole.Host);
                await HandOverAsync(db, group, meetup, ct);
                await db.MeetupClaims.Where(c => c.MeetupId == meetup.Id).ExecuteDeleteAsync(ct);
                return true;
            },
            ct
        );

    /// <summary>A steward does not agree; the claim is gone.</summary>
    public Task DeclineAsync(string claimId, CancellationToken ct) =>
        writes.RunAsync(db => db.MeetupClaims.Where(c => c.PublicId == claimId).ExecuteDeleteAsync(ct), ct);

    // The group to be does not say whom it is for, so it is for adults.
    private async Task<bool> FitsAsync(AppDb db, Guid personId, CancellationToken ct) =>
        await AgeBook.FitAsync(db, personId, Group.Begin("", "", Now), ct) == AgeFit.Fits;

    // Held until the write is committed, so that a list that is read meanwhile, or another claim, comes before or after.
    private static async Task<Meetup?> LoneAsync(AppDb db, Guid meetupId, CancellationToken ct)
    {
        await Upkeep.HoldAsync(db, [meetupId], ct);
        return await db.Meetups.SingleOrDefaultAsync(
            m => m.Id == meetupId && m.GroupId == null && db.FeedRows.Any(r => r.MeetupId == m.Id),
            ct
        );
    }

    private async Task<Group> GroupAsync(AppDb db, MeetupClaim claim, Meetup meetup, CancellationToken ct)
    {
        var area = await db
            .Venues.Where(v => v.Id == meetup.VenueId)
            .Select(v => v.NeighbourhoodId)
            .FirstOrDefaultAsync(ct);
        var slug = await Beginnings.SlugAsync(db, claim.GroupName, ct);
        var group = Group
            .Start(slug, claim.GroupName, Now)
            .Describe(purpose: null, whoFor: null, meetup.Languages, meetup.Led, meetup.Phone)
            .In(area);
        group.Claim(Now);
        db.Add(group);
        await db.SaveChangesAsync(ct);
        return group;
    }

    private async Task HandOverAsync(AppDb db, Group group, Meetup meetup, CancellationToken ct)
    {
        meetup.Belongs(group);
        await db.SaveChangesAsync(ct);
        // Times that are over belong to the group as well; those ahead follow with what is derived from them.
        await db
            .Occurrences.Where(o => o.MeetupId == meetup.Id)
            .ExecuteUpdateAsync(o => o.SetProperty(x => x.GroupId, group.Id), ct);
        await Claiming.OwnPlacesAsync(db, group.Id, ct);
        db.ChangeTracker.Clear();
        await Upkeep.RefreshAsync(db, [meetup.Id], Now, ct);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
