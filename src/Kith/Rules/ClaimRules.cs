using System.Linq.Expressions;
using Kith.Features.Groups;

namespace Kith.Rules;

/// <summary>A group that came from a list can be taken over by its people, once: a steward checks that it is theirs.</summary>
public static class ClaimRules
{
    /// <summary>A claim is read by whoever made it and by stewards.</summary>
    public static Expression<Func<GroupClaim, bool>> VisibleTo(Viewer viewer) =>
        claim => claim.PersonId == viewer.PersonId || viewer.IsSteward;

    /// <summary>A member of the hub may claim a group that came from a list and has no people here yet.</summary>
    public static Verdict MayClaim(Viewer viewer, Group? group) =>
        group is not { FeedId: not null, ClaimedAt: null }
            ? Verdict.Refused("Claims.NotFromAList")
            : PersonRules.MayBegin(viewer);
}
