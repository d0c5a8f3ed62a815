using System.Linq.Expressions;
using Kith.Features.Coming;
using Kith.Features.Meetups;

namespace Kith.Rules;

/// <summary>Who comes is known to the hosts of that meetup and to each person about themselves; to nobody else, not as a number either.</summary>
public static class RsvpRules
{
    /// <summary>How long a seat that became free is kept for the next person in line.</summary>
    public static readonly TimeSpan OfferLasts = TimeSpan.FromHours(24);

    /// <summary>Later than this before the start no seat is offered: nobody would see it in time.</summary>
    public static readonly TimeSpan LastOffer = TimeSpan.FromHours(1);

    /// <summary>Guest data is erased this long after the meetup has ended.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    /// <summary>Where nobody has said when a meetup ends, it counts as over this long after its start.</summary>
    public static readonly TimeSpan LongestUnknown = TimeSpan.FromDays(1);

    // Guests' rows belong to no person: somebody who is not signed in must not be taken for the owner of them all.
    public static Expression<Func<Rsvp, bool>> VisibleTo(Viewer viewer) =>
        viewer.PersonId is { } me
            ? rsvp => rsvp.PersonId == me || viewer.Hosts.Contains(rsvp.MeetupId) || viewer.Comes.Contains(rsvp.Id)
            : rsvp => viewer.Hosts.Contains(rsvp.MeetupId) || viewer.Comes.Contains(rsvp.Id);

    /// <summary>Whoever comes, decides or waits is touched by what a host changes.</summary>
    public static readonly Expression<Func<Rsvp, bool>> OnTheList = rsvp =>
        rsvp.State == RsvpState.Going || rsvp.State == RsvpState.Offered || rsvp.State == RsvpState.Waitlisted;

    /// <summary>Anybody may say "I'm coming" to a meetup that takes names, is still ahead and has not been cancelled.</summary>
    public static Verdict MayCome(Meetup meetup, Occurrence occurrence, DateTime nowUtc) =>
        (meetup, occurrence) switch
        {
            ({ JustTurnUp: true }, _) => Verdict.Refused("Coming.JustTurnUp"),
            ({ State: not MeetupState.Published }, _) => Verdict.Refused("Coming.NotMeeting"),
            (_, { State: OccurrenceState.Cancelled or OccurrenceState.Dropped }) => Verdict.Refused("Coming.Cancelled"),
            _ when IsOver(occurrence, nowUtc) => Verdict.Refused("Coming.Over"),
            _ => Verdict.Allowed,
        };

    /// <summary>A person may change or cancel while the meetup is ahead and they have not left it.</summary>
    public static Verdict MayChange(Rsvp rsvp, Occurrence occurrence, DateTime nowUtc) =>
        (rsvp.State, occurrence.State) switch
        {
            (RsvpState.Cancelled or RsvpState.Lapsed, _) => Verdict.Refused("Coming.NotOnTheList"),
            (_, OccurrenceState.Cancelled or OccurrenceState.Dropped) => Verdict.Refused("Coming.Cancelled"),
            _ when IsOver(occurrence, nowUtc) => Verdict.Refused("Coming.Over"),
            _ => Verdict.Allowed,
        };

    /// <summary>Where a host admits each person, whoever was let in does not bring more people without asking.</summary>
    public static Verdict MayBring(Rsvp rsvp, Occurrence occurrence, int? party) =>
        occurrence.ByApproval && rsvp.HoldsSeats && party > rsvp.Party
            ? Verdict.Refused("Coming.AskForMore")
            : Verdict.Allowed;

    /// <summary>Until when a seat offered now is kept: a day, half the time left when the meetup is near; null when it is too late to offer.</summary>
    public static DateTime? OfferEnds(DateTime startsUtc, DateTime nowUtc)
    {
        var left = startsUtc - nowUtc;
        if (left <= LastOffer)
            return null;
        return nowUtc + (left / 2 < OfferLasts ? left / 2 : OfferLasts);
    }

    public static bool IsOver(Occurrence occurrence, DateTime nowUtc) =>
        (occurrence.EndsAt ?? occurrence.StartsAt) <= nowUtc;
}
