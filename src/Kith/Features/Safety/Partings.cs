using Kith.Data;
using Kith.Features.Groups;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Safety;

/// <summary>
/// Removes people from groups. Takes the group's turn as joining does, so that who is barred while they join again does not end
/// up inside, and asks anew whether the host still is one.
/// </summary>
public sealed class Partings(WriteQueue writes, TimeProvider clock)
{
    /// <summary>Removes the wearer of a face, or bars them for good.</summary>
    /// <param name="by">Who asks them to leave.</param>
    /// <param name="groupId">Where from.</param>
    /// <param name="faceKey">Public id of their face there.</param>
    /// <param name="with">Why, in words for them, and whether they may not come back.</param>
    /// <param name="ct">Stops waiting.</param>
    public Task<Verdict> PartAsync(
        Guid by,
        Guid groupId,
        string faceKey,
        (string Reason, bool Barred) with,
        CancellationToken ct
    ) =>
        writes.RunAsync(
            async db =>
            {
                await Belonging.TakeTurnAsync(db, groupId, ct);
                var host = await db.Memberships.FirstOrDefaultAsync(m => m.GroupId == groupId && m.PersonId == by, ct);
                var found = await db
                    .Memberships.Where(m => m.GroupId == groupId)
                    .Join(
                        db.Faces.Where(f => f.PublicId == faceKey),
                        m => m.FaceId,
                        f => f.Id,
                        (m, f) => new { m, f.Name }
                    )
                    .FirstOrDefaultAsync(ct);
                if (found is null || host is null)
                    return Verdict.Refused("Parting.Gone");
                var verdict = SafetyRules.MayRemove(host.Role, found.m.Role, found.m.PersonId == by);
                if (!verdict.IsAllowed)
                    return verdict;
                var who = found.m.PersonId;
                await Belonging.GoAsync(db, found.m, ct);
                await db.Partings.Where(p => p.GroupId == groupId && p.PersonId == who).ExecuteDeleteAsync(ct);
                db.Add(Parting.Of(groupId, who, found.Name, with.Reason, with.Barred, clock.GetUtcNow().UtcDateTime));
                return verdict;
            },
            ct
        );

    /// <summary>Lets somebody who was barred come back if they like.</summary>
    public Task LiftAsync(Guid groupId, string parting, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                await Belonging.TakeTurnAsync(db, groupId, ct);
                return await db
                    .Partings.Where(p => p.GroupId == groupId && p.PublicId == parting)
                    .ExecuteDeleteAsync(ct);
            },
            ct
        );

    /// <summary>Whether somebody is barred from a group. Inside a write that holds the group's turn.</summary>
    public static Task<bool> IsBarredAsync(AppDb db, Guid groupId, Guid personId, CancellationToken ct) =>
        db.Partings.AnyAsync(p => p.GroupId == groupId && p.PersonId == personId && p.Barred, ct);
}
