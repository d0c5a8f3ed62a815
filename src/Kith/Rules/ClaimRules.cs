using System.Linq.Expressions;
using Kith.Features.Groups;
using Kith.Features.Meetups;

namespace Kith.Rules;

/// <summary>A group, or a meetup without one, that came from a list can be taken over by its people, once: a steward checks that it is theirs.</summary>
public static class ClaimRules
{
    /// <summary>A claim is read by whoever made it and by stewards.</summary>
    public static Expression<Func<GroupClaim, bool>> VisibleTo(Viewer viewer) =>
        claim => claim.PersonId == viewer.PersonId || viewer.IsSteward;

    /// <summary>So is a claim of a meetup without a group.</summary>
    public static Expression<Func<MeetupClaim, bool>> OfMeetupVisibleTo(Viewer viewer) =>
        claim => claim.PersonId == viewer.PersonId || viewer.IsSteward;

    /// <summary>A member of the hub may claim a meetup that came from a list and belongs to no group; null is any other.</summary>
    public static Verdict MayClaim(Viewer viewer, Meetup? lone) =>
        lone is null ? Verdict.Refused("Claims.MeetupNotFromAList") : PersonRules.MayBegin(viewer);

    /// <summary>A member of the hub may claim a group that came from a list and has no people here yet.</summary>
    public static Verdict MayClaim(Viewer viewer, Group? group) =>
        group is not { FeedId: not null, ClaimedAt: null }
            ? Verdict.Refused("Claims.NotFromAList")
            : PersonRules.MayBegin(viewer);
}
