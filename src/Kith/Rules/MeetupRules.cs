using System.Linq.Expressions;
using Kith.Features.Meetups;

namespace Kith.Rules;

/// <summary>
/// A meetup is seen by everybody once it is published, unless its group is not theirs to see; before that by its hosts alone.
/// One that is cancelled or over keeps its page and says why.
/// </summary>
public static class MeetupRules
{
    public static Expression<Func<Meetup, bool>> VisibleTo(Viewer viewer) =>
        viewer.IsMember
            ? meetup =>
                meetup.OpenToMembers
                || (viewer.Groups.Contains(meetup.GroupId!.Value) && meetup.State != MeetupState.Draft)
                || viewer.HostedGroups.Contains(meetup.GroupId!.Value)
                || viewer.Hosts.Contains(meetup.Id)
        : viewer.Hosts.Count == 0 ? meetup => meetup.Open
        : meetup => meetup.Open || viewer.Hosts.Contains(meetup.Id);

    public static Expression<Func<Occurrence, bool>> OccurrenceVisibleTo(Viewer viewer) =>
        viewer.IsMember
            ? occurrence =>
                occurrence.OpenToMembers
                || (viewer.Groups.Contains(occurrence.GroupId!.Value) && !occurrence.IsDraft)
                || viewer.HostedGroups.Contains(occurrence.GroupId!.Value)
                || viewer.Hosts.Contains(occurrence.MeetupId)
        : viewer.Hosts.Count == 0 ? occurrence => occurrence.Open
        : occurrence => occurrence.Open || viewer.Hosts.Contains(occurrence.MeetupId);

    /// <summary>Whether a meetup may stand in the view of everybody; what <c>Open</c> on meetups and occurrences records.</summary>
    public static bool IsOpen(MeetupState state, bool groupIsOpen) => groupIsOpen && state != MeetupState.Draft;

    /// <summary>Whether Find, feeds and lists show its occurrences.</summary>
    public static bool IsListed(MeetupState state, bool groupIsListed) =>
        groupIsListed && state == MeetupState.Published;

    /// <summary>Whether the link and dial-in number are this person's to see: public by its source, or coming, or told by the host.</summary>
    public static bool MaySeeLink(Viewer viewer, Meetup meetup, bool isGoing, bool isTold) =>
        IsHost(viewer, meetup)
        || meetup.LinkShown switch
        {
            LinkShown.Public => true,
            LinkShown.Coming => isGoing,
            LinkShown.ByHost => isGoing && isTold,
        };

    public static Verdict MayHost(Viewer viewer, Meetup meetup) =>
        IsHost(viewer, meetup) ? Verdict.Allowed : Verdict.Refused("Hosting.NotYours");

    private static bool IsHost(Viewer viewer, Meetup meetup) =>
        viewer.Hosts.Contains(meetup.Id) || viewer.IsHostOf(meetup.GroupId);
}
