using System.Linq.Expressions;
using Kith.Features.Groups;

namespace Kith.Rules;

/// <summary>A group that is not public looks absent to everybody who does not belong to it, and so does all it holds.</summary>
public static class GroupRules
{
    public static Expression<Func<Group, bool>> VisibleTo(Viewer viewer) =>
        viewer.IsMember
            ? group =>
                group.Visibility == GroupVisibility.Public
                || group.Visibility == GroupVisibility.Members
                || viewer.Groups.Contains(group.Id)
            : group => group.Visibility == GroupVisibility.Public;

    /// <summary>Lists name a group once a steward has welcomed it and until it is over; before and after, its link leads to it.</summary>
    public static readonly Expression<Func<Group, bool>> Listed = group =>
        group.WelcomedAt != null && group.State != GroupState.Archived;

    /// <summary>Whether Find, lists and feeds may show what belongs to the group to everybody; a meetup without a group they may.</summary>
    public static bool IsListed(Group? group) => IsOpen(group) && group is null or { WelcomedAt: not null };

    /// <summary>Whoever belongs to the group sees who else does, unless the group keeps that to its hosts.</summary>
    public static bool MaySeeMembers(Viewer viewer, Group group) =>
        viewer.IsHostOf(group.Id) || (!group.HidesMembers && viewer.RoleIn(group.Id) is not null);

    /// <summary>How a group runs its evenings is for those who belong to it.</summary>
    public static Expression<Func<Features.Formats.GroupFormat, bool>> FormatVisibleTo(Viewer viewer) =>
        format => viewer.Groups.Contains(format.GroupId);

    /// <summary>Whether what belongs to the group may be seen by every member of the hub.</summary>
    public static bool IsOpenToMembers(Group? group) =>
        group is null or { Visibility: GroupVisibility.Public or GroupVisibility.Members };

    /// <summary>Whether what belongs to the group may be seen by everybody; a meetup without a group may.</summary>
    public static bool IsOpen(Group? group) => group is null or { Visibility: GroupVisibility.Public };
}
