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

    /// <summary>Whether what belongs to the group may be seen by every member of the hub.</summary>
    public static bool IsOpenToMembers(Group? group) =>
        group is null or { Visibility: GroupVisibility.Public or GroupVisibility.Members };

    /// <summary>Whether what belongs to the group may be seen by everybody; a meetup without a group may.</summary>
    public static bool IsOpen(Group? group) => group is null or { Visibility: GroupVisibility.Public };
}
