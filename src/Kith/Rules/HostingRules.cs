using Kith.Features.Meetups;

namespace Kith.Rules;

/// <summary>A host changes what is still ahead; what is over stays as people saw it.</summary>
public static class HostingRules
{
    /// <summary>Groups whose meetups somebody may host; none while a steward has stopped their account.</summary>
    public static IReadOnlyList<Guid> Groups(Viewer viewer) => viewer.IsPaused ? [] : viewer.HostedGroups;

    public static Verdict MayChange(Occurrence time, DateTime nowUtc) =>
        time.State switch
        {
            OccurrenceState.Cancelled or OccurrenceState.Dropped => Verdict.Refused("Coming.Cancelled"),
            _ when RsvpRules.IsOver(time, nowUtc) => Verdict.Refused("Coming.Over"),
            _ => Verdict.Allowed,
        };

    /// <summary>Hosts admit people one by one where the meetup asks for it; elsewhere the line has its order.</summary>
    public static Verdict MayAdmit(Meetup meetup, Occurrence time, DateTime nowUtc) =>
        meetup.ByApproval ? MayChange(time, nowUtc) : Verdict.Refused("Admit.NotHere");

    /// <summary>A meetup ends once.</summary>
    public static Verdict MayEnd(Meetup meetup) =>
        meetup.State == MeetupState.Ended ? Verdict.Refused("Hosting.EndedAlready") : Verdict.Allowed;

    /// <summary>
    /// A series is cut in two at a time that is still ahead, by hosts of its group: the rest is a series that a host link to this
    /// one would not open.
    /// </summary>
    public static Verdict MaySplit(bool isByLink, Occurrence time, DateTime nowUtc) =>
        isByLink ? Verdict.Refused("Hosting.SplitNeedsGroup")
        : time.StartsAt <= nowUtc ? Verdict.Refused("Coming.Over")
        : Verdict.Allowed;

    /// <summary>A day that was cancelled can be brought back until it would have begun, while the meetup meets at all.</summary>
    public static Verdict MayBringBack(Meetup meetup, Occurrence time, DateTime nowUtc) =>
        (meetup.State, time.State) switch
        {
            (_, not OccurrenceState.Cancelled) => Verdict.Refused("Hosting.NotCancelled"),
            (not MeetupState.Published, _) => Verdict.Refused("Coming.NotMeeting"),
            _ when time.StartsAt <= nowUtc => Verdict.Refused("Hosting.BringBackTooLate"),
            _ => Verdict.Allowed,
        };
}
