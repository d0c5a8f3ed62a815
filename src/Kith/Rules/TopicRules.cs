using System.Linq.Expressions;
using Kith.Features.Groups;
using Kith.Features.Topics;

namespace Kith.Rules;

/// <summary>
/// What a group would like to talk about stays in the group, without names. Support is quiet: each member knows their own, hosts
/// learn the order, and nobody is shown a number.
/// </summary>
public static class TopicRules
{
    /// <summary>Topics one member may have waiting: room for everybody else's.</summary>
    public const int MostWaiting = 5;

    /// <summary>The group's topics are for its members.</summary>
    public static Expression<Func<Topic, bool>> VisibleTo(Viewer viewer) =>
        topic => viewer.Groups.Contains(topic.GroupId);

    /// <summary>Support counts inside the group only.</summary>
    public static Expression<Func<TopicSupport, bool>> SupportVisibleTo(Viewer viewer) =>
        support => viewer.Groups.Contains(support.GroupId);

    /// <summary>Members of a group that goes on suggest and support.</summary>
    public static Verdict MaySuggest(Viewer viewer, Group group) =>
        BelongingRules.MayEnter(viewer, group.Id) is { IsAllowed: false } refused ? refused
        : group.State == GroupState.Archived ? Verdict.Refused("Belonging.Over")
        : PersonRules.MayBegin(viewer);

    /// <summary>Whoever suggested something takes it back; hosts put away what was talked about.</summary>
    public static Verdict MayPutAway(bool isMine, Viewer viewer, Guid groupId) =>
        isMine || BelongingRules.MayHost(viewer, groupId).IsAllowed
            ? Verdict.Allowed
            : Verdict.Refused("Topics.NotYours");
}
