using Kith.Data;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Groups;

/// <summary>One member as the others see them.</summary>
/// <param name="FaceId">The face's public id.</param>
/// <param name="Name">What they are called here.</param>
/// <param name="Role">What they are, by now.</param>
/// <param name="IsMe">Whether it is whoever looks.</param>
/// <param name="HasAgreed">Whether they accepted the agreement that holds now.</param>
/// <param name="IsKeptAway">Whether the viewer wants nothing to do with them here.</param>
public sealed record Fellow(
    string FaceId,
    string Name,
    GroupRole Role,
    bool IsMe,
    bool HasAgreed,
    bool IsKeptAway = false
)
{
    /// <summary>Most members named on one page; the largest group has no more.</summary>
    private const int Most = Group.LargestCapacity;

    /// <summary>A group's members as this viewer sees them, hosts first, then by name. One SQL command.</summary>
    public static async Task<IReadOnlyList<Fellow>> OfAsync(
        ViewerDb db,
        Group group,
        DateTime nowUtc,
        CancellationToken ct
    )
    {
        var me = db.Viewer.PersonId;
        var memberships = db.Memberships.Where(m => m.GroupId == group.Id);
        if (!GroupRules.MaySeeMembers(db.Viewer, group))
            memberships = memberships.Where(m => m.PersonId == me);
        var found = await memberships
            .Join(
                db.Faces,
                m => m.FaceId,
                f => f.Id,
                (m, f) =>
                    new
                    {
                        f.PublicId,
                        f.Name,
                        f.NameKey,
                        m.Role,
                        m.JoinedAt,
                        m.AgreedVersion,
                        IsMe = m.PersonId == me,
                        IsKeptAway = db.Blocks.Any(b => b.FaceId == f.Id),
                    }
            )
            .OrderBy(x => x.NameKey)
            .Take(Most)
            .ToListAsync(ct);
        return
        [
            .. found
                .Select(x => new Fellow(
                    x.PublicId,
                    x.Name,
                    BelongingRules.RoleNow(x.Role, x.JoinedAt, nowUtc),
                    x.IsMe,
                    group.AgreementVersion == 0 || x.AgreedVersion == group.AgreementVersion,
                    x.IsKeptAway
                ))
                .OrderByDescending(f => f.Role),
        ];
    }
}
