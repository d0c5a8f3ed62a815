using System.Linq.Expressions;
using Kith.Features.Accounts;
using Kith.Features.Groups;

namespace Kith.Rules;

/// <summary>
/// A face is seen where it is worn: a group's faces by that group's members, one's own by oneself. Nobody is shown which
/// faces belong together.
/// </summary>
public static class FaceRules
{
    public static Expression<Func<Face, bool>> VisibleTo(Viewer viewer) =>
        face =>
            face.PersonId == viewer.PersonId
            || (face.GroupId == null && !face.IsForOnce && viewer.IsMember)
            || viewer.Groups.Contains(face.GroupId!.Value);

    /// <summary>A steward sees a face that somebody told them of by its public id, wherever it is worn; never whose it is.</summary>
    public static Expression<Func<Face, bool>> VisibleOnDuty(Viewer viewer) => _ => viewer.IsSteward;

    /// <summary>Who belongs to a group is known to its members.</summary>
    public static Expression<Func<Membership, bool>> MembershipVisibleTo(Viewer viewer) =>
        membership => membership.PersonId == viewer.PersonId || viewer.Groups.Contains(membership.GroupId);
}
