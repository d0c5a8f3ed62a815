using Kith.Data;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Groups;

/// <summary>Gives roles in a group. Who asks is looked up again inside the write: a role lost a moment ago gives nothing.</summary>
public sealed class Roles(WriteQueue writes)
{
    /// <summary>Makes a member something else. A co-host can only make members of newcomers; the last host stays one.</summary>
    public Task<Verdict> AppointAsync(
        Guid hostId,
        Guid groupId,
        string facePublicId,
        GroupRole role,
        CancellationToken ct
    ) =>
        writes.RunAsync(
            async db =>
            {
                await Belonging.TakeTurnAsync(db, groupId, ct);
                var host = await Belonging.OfAsync(db, hostId, groupId, ct);
                var target = await (
                    from membership in db.Memberships
                    where membership.GroupId == groupId
                    join face in db.Faces on membership.FaceId equals face.Id
                    where face.PublicId == facePublicId
                    select membership
                ).SingleOrDefaultAsync(ct);
                if (target is null)
                    return Verdict.Refused("Roles.Gone");
                var others = await Belonging.OtherHostsAsync(db, groupId, target.Id, ct);
                var verdict = BelongingRules.MayGive(host?.Role, target.Role, role, others);
                if (verdict.IsAllowed)
                    target.Become(role);
                return verdict;
            },
            ct
        );

    /// <summary>Goes back to being a member; the last host hands over first.</summary>
    public Task<Verdict> StepDownAsync(Guid personId, Guid groupId, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                await Belonging.TakeTurnAsync(db, groupId, ct);
                if (await Belonging.OfAsync(db, personId, groupId, ct) is not { } membership)
                    return Verdict.Allowed;
                var others = await Belonging.OtherHostsAsync(db, groupId, membership.Id, ct);
                var verdict = BelongingRules.MayLeave(membership.Role, others);
                if (verdict.IsAllowed)
                    membership.Become(GroupRole.Member);
                return verdict;
            },
            ct
        );
}
