using System.Linq.Expressions;
using Kith.Features.Groups;
using Kith.Features.Safety;

namespace Kith.Rules;

/// <summary>
/// Whoever has to leave, or whose account is stopped, is told why and can object to somebody else. Nothing of it says to anybody
/// which faces belong together.
/// </summary>
public static class SafetyRules
{
    /// <summary>How a group parted from somebody is known to that person and to the group's hosts.</summary>
    public static Expression<Func<Parting, bool>> PartingVisibleTo(Viewer viewer) =>
        parting => parting.PersonId == viewer.PersonId || viewer.HostedGroups.Contains(parting.GroupId);

    /// <summary>A pause is known to the person it is about and to stewards, who are shown the one face it was done through.</summary>
    public static Expression<Func<Pause, bool>> PauseVisibleTo(Viewer viewer) =>
        pause => pause.PersonId == viewer.PersonId || viewer.IsSteward;

    /// <summary>Hosts and co-hosts remove members; only a host removes those who help to host, and nobody removes themselves.</summary>
    public static Verdict MayRemove(GroupRole mine, GroupRole theirs, bool isMe) =>
        (mine, theirs, isMe) switch
        {
            (_, _, true) => Verdict.Refused("Parting.NotOneself"),
            (GroupRole.Host, _, _) => Verdict.Allowed,
            (GroupRole.CoHost, GroupRole.Newcomer or GroupRole.Member, _) => Verdict.Allowed,
            (GroupRole.CoHost, _, _) => Verdict.Refused("Parting.HostOnly"),
            _ => Verdict.Refused("Belonging.HostsOnly"),
        };

    /// <summary>Stewards see which faces they have checked, one by one; nobody else does.</summary>
    public static Expression<Func<AdultCheck, bool>> CheckVisibleTo(Viewer viewer) => _ => viewer.IsSteward;

    /// <summary>A vouch for somebody is known to the hosts of the group and to who asked.</summary>
    public static Expression<Func<Vouch, bool>> VouchVisibleTo(Viewer viewer) =>
        vouch => vouch.PersonId == viewer.PersonId || viewer.HostedGroups.Contains(vouch.GroupId);

    /// <summary>A host vouches for a member; whoever hosts or helps to is made anew by the other hosts, so that no false word takes a group.</summary>
    public static Verdict MayVouch(GroupRole mine, GroupRole theirs, bool isMe) =>
        (mine, theirs, isMe) switch
        {
            (GroupRole.Host or GroupRole.CoHost, GroupRole.Newcomer or GroupRole.Member, false) => Verdict.Allowed,
            (GroupRole.Host or GroupRole.CoHost, _, _) => Verdict.Refused("Vouch.NotForHosts"),
            _ => Verdict.Refused("Belonging.HostsOnly"),
        };

    /// <summary>
    /// Whom somebody keeps away from is not shown to them, unless they answer for the group. Nobody else sees a difference, the one
    /// who is kept away least of all.
    /// </summary>
    public static bool MaySee(bool isKeptAway, bool isHost) => !isKeptAway || isHost;

    /// <summary>An objection is answered by another steward than the one who paused, when there is another.</summary>
    public static Verdict MayAnswer(Guid me, Guid? pausedBy, int stewards) =>
        me == pausedBy && stewards >= StewardRules.EnoughStewards
            ? Verdict.Refused("Admin.Pause.AnotherAnswers")
            : Verdict.Allowed;
}
