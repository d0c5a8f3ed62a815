using System.Linq.Expressions;
using Kith.Features.Coming;
using Kith.Features.Meetups;

namespace Kith.Rules;

/// <summary>Who comes is known to the hosts of that meetup and to each person about themselves; to nobody else, not as a number either.</summary>
public static class RsvpRules
{
    public static Expression<Func<Rsvp, bool>> VisibleTo(Viewer viewer) =>
        rsvp => viewer.Hosts.Contains(rsvp.MeetupId) || viewer.Comes.Contains(rsvp.Id);

    /// <summary>Anybody may say "I'm coming" to a meetup that takes names, is still ahead and has not been cancelled.</summary>
    public static Verdict MayCome(Meetup meetup, Occurrence occurrence, DateTime nowUtc) =>
        (meetup, occurrence) switch
        {
            ({ JustTurnUp: true }, _) => Verdict.Refused("Coming.JustTurnUp"),
            ({ State: not MeetupState.Published }, _) => Verdict.Refused("Coming.NotMeeting"),
            (_, { State: OccurrenceState.Cancelled or OccurrenceState.Dropped }) => Verdict.Refused("Coming.Cancelled"),
            _ when (occurrence.EndsAt ?? occurrence.StartsAt) <= nowUtc => Verdict.Refused("Coming.Over"),
            _ => Verdict.Allowed,
        };
}
