using Kith.Features.Meetups;

namespace Kith.Rules;

/// <summary>A host changes what is still ahead; what is over stays as people saw it.</summary>
public static class HostingRules
{
    public static Verdict MayChange(Occurrence time, DateTime nowUtc) =>
        time.State switch
        {
            OccurrenceState.Cancelled or OccurrenceState.Dropped => Verdict.Refused("Coming.Cancelled"),
            _ when RsvpRules.IsOver(time, nowUtc) => Verdict.Refused("Coming.Over"),
            _ => Verdict.Allowed,
        };

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
