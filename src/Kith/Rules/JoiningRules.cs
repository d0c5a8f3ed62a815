using System.Linq.Expressions;
using Kith.Features.Groups;

namespace Kith.Rules;

/// <summary>
/// A request to join is between whoever asks and the hosts of the group, and so is every message about it; nobody else ever sees
/// that somebody asked, or was declined.
/// </summary>
public static class JoiningRules
{
    /// <summary>What was decided about a request is kept this long, then erased with its answers and messages.</summary>
    public static readonly TimeSpan DecidedKeptFor = TimeSpan.FromDays(30);

    /// <summary>Longest life of an invitation link.</summary>
    public const int LongestDays = 90;

    /// <summary>Most links of a group that work at the same time: a list of people twice over.</summary>
    public const int MostOpenLinks = 1000;

    /// <summary>Whether a group may have so many links that work.</summary>
    public static bool MayInvite(int openLinks) => openLinks <= MostOpenLinks;

    /// <summary>Between a minor and an adult nobody has checked it stays unread: to such a host it looks absent.</summary>
    public static Expression<Func<JoinRequest, bool>> RequestVisibleTo(Viewer viewer) =>
        request =>
            request.PersonId == viewer.PersonId
            || (
                viewer.HostedGroups.Contains(request.GroupId)
                && (!request.FromMinor || viewer.IsCheckedAdult)
                && (request.FromMinor || request.FromChecked || !viewer.IsMinor)
            );

    /// <summary>The hosts of a group see which invitation links there are; the secret in a link is shown once and kept nowhere.</summary>
    public static Expression<Func<GroupLink, bool>> LinkVisibleTo(Viewer viewer) =>
        invitation => viewer.HostedGroups.Contains(invitation.GroupId);

    /// <summary>Only a request that waits can be decided or talked about.</summary>
    public static Verdict MayDecide(JoinRequest request) =>
        request.State == RequestState.Pending ? Verdict.Allowed : Verdict.Refused("Joining.Decided");

    /// <summary>Who was declined may ask again when the request has been erased.</summary>
    public static Verdict MayAskAgain(RequestState before) =>
        before switch
        {
            RequestState.Pending => Verdict.Refused("Joining.Waits"),
            RequestState.Declined => Verdict.Refused("Belonging.Joined.DeclinedLately"),
            RequestState.Withdrawn or RequestState.Accepted => Verdict.Allowed,
        };

    /// <summary>An invitation opens a group that meets and has not closed its doors, to members of the hub.</summary>
    public static Verdict MayFollow(Viewer viewer, Group group) =>
        (group.State, group.Joining) switch
        {
            (GroupState.Archived, _) => Verdict.Refused("Belonging.Over"),
            (GroupState.Paused or GroupState.Closed, _) => Verdict.Refused("Belonging.Resting"),
            (_, GroupJoining.Closed) => Verdict.Refused("Belonging.Closed"),
            _ => PersonRules.MayBegin(viewer),
        };
}
