using Kith.Features.Groups;

namespace Kith.Rules;

/// <summary>
/// People join a group by the way it has chosen, leave it whenever they like, and a group always has somebody who answers for it.
/// </summary>
public static class BelongingRules
{
    /// <summary>Somebody new is a newcomer this long, unless a host says so sooner.</summary>
    public static readonly TimeSpan NewFor = TimeSpan.FromDays(14);

    /// <summary>What the group's own members see is not for others, also where the group itself is known.</summary>
    public static Verdict MayEnter(Viewer viewer, Guid groupId) =>
        viewer.RoleIn(groupId) is null ? Verdict.Refused("Belonging.MembersOnly") : Verdict.Allowed;

    /// <summary>Hosts and co-hosts look after a group; the account of one who is paused rests.</summary>
    public static Verdict MayHost(Viewer viewer, Guid groupId) =>
        viewer switch
        {
            _ when !viewer.IsHostOf(groupId) => Verdict.Refused("Belonging.HostsOnly"),
            { IsPaused: true } => Verdict.Refused("Accounts.Paused"),
            _ => Verdict.Allowed,
        };

    /// <summary>Who may be what, and how the group ends, is for its hosts and not for those who help them.</summary>
    public static Verdict MayAppoint(Viewer viewer, Guid groupId) =>
        viewer.RoleIn(groupId) is not GroupRole.Host ? Verdict.Refused("Belonging.HostOnly") : MayHost(viewer, groupId);

    /// <summary>Whether the group takes anybody in at all by this way; the same answer for everybody.</summary>
    public static Verdict TakesIn(Group group) =>
        (group.State, group.Joining) switch
        {
            (GroupState.Archived, _) => Verdict.Refused("Belonging.Over"),
            (GroupState.Paused or GroupState.Closed, _) => Verdict.Refused("Belonging.Resting"),
            (_, GroupJoining.Closed) => Verdict.Refused("Belonging.Closed"),
            (_, GroupJoining.Invitation) => Verdict.Refused("Belonging.InvitationOnly"),
            (_, GroupJoining.Open or GroupJoining.Questions) => Verdict.Allowed,
        };

    /// <summary>A member of the hub joins a group that takes people in, unless their account is paused.</summary>
    public static Verdict MayJoin(Viewer viewer, Group group) =>
        viewer.RoleIn(group.Id) is not null ? Verdict.Refused("Belonging.Already")
        : TakesIn(group) is { IsAllowed: false } refused ? refused
        : PersonRules.MayBegin(viewer);

    /// <summary>Whoever belongs may leave at any time; the last host hands over first, or ends the group.</summary>
    public static Verdict MayLeave(GroupRole role, int otherHosts) =>
        role == GroupRole.Host && otherHosts == 0 ? Verdict.Refused("Belonging.LastHost") : Verdict.Allowed;

    /// <summary>
    /// Hosts give every role and take it back, their own included, as long as one host remains; whoever helps to host makes members of
    /// newcomers and nothing more. Nobody is made a newcomer.
    /// </summary>
    public static Verdict MayGive(GroupRole? by, GroupRole from, GroupRole to, int otherHosts) =>
        (by, from, to) switch
        {
            (_, _, GroupRole.Newcomer) => Verdict.Refused("Roles.NotNew"),
            (GroupRole.Host, GroupRole.Host, not GroupRole.Host) when otherHosts == 0 => Verdict.Refused(
                "Belonging.LastHost"
            ),
            (GroupRole.Host, _, _) => Verdict.Allowed,
            (GroupRole.CoHost, GroupRole.Newcomer, GroupRole.Member) => Verdict.Allowed,
            _ => Verdict.Refused("Belonging.HostOnly"),
        };

    /// <summary>What somebody is by now: two weeks make a newcomer a member.</summary>
    public static GroupRole RoleNow(GroupRole role, DateTime joinedUtc, DateTime nowUtc) =>
        role == GroupRole.Newcomer && nowUtc - joinedUtc >= NewFor ? GroupRole.Member : role;
}
