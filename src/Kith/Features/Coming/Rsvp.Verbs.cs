using Kith.Features.Meetups;

namespace Kith.Features.Coming;

public sealed partial class Rsvp
{
    /// <summary>Whether seats are held for this person: they are going, or decide until the offer ends.</summary>
    public bool HoldsSeats => State is RsvpState.Going or RsvpState.Offered;

    /// <summary>Somebody comes to an occurrence; in the queue when it is full (see <see cref="Wait"/>).</summary>
    /// <param name="occurrence">The time they come to.</param>
    /// <param name="guest">What they said, needs and contact already sealed.</param>
    /// <param name="secrets">Hashes of the private link's secret and of the code.</param>
    /// <param name="nowUtc">This moment.</param>
    public static Rsvp Say(
        Occurrence occurrence,
        Guest guest,
        (string TokenHash, string CodeHash) secrets,
        DateTime nowUtc
    ) =>
        new()
        {
            OccurrenceId = occurrence.Id,
            MeetupId = occurrence.MeetupId,
            TokenHash = secrets.TokenHash,
            CodeHash = secrets.CodeHash,
            PersonId = guest.PersonId,
            Alias = guest.Alias,
            Party = guest.Party,
            Role = guest.Role,
            Needs = guest.Needs,
            Answers = guest.Answers,
            Contact = guest.Contact,
            Language = guest.Language,
            CreatedAt = nowUtc,
            ChangedAt = nowUtc,
        };

    /// <summary>Takes this number in the queue and keeps it.</summary>
    public void Wait(int number) => (State, Waiting) = (RsvpState.Waitlisted, number);

    /// <summary>Says something else about who comes and what they need.</summary>
    public void Change(Guest guest, DateTime nowUtc) =>
        (Alias, Party, Role, Needs, Contact, Answers, ChangedAt) = (
            guest.Alias,
            guest.Party,
            guest.Role,
            guest.Needs,
            guest.Contact,
            guest.Answers,
            nowUtc
        );

    /// <summary>A seat is held for them until then.</summary>
    public void Offer(DateTime untilUtc, DateTime nowUtc) =>
        (State, OfferEndsAt, ChangedAt) = (RsvpState.Offered, untilUtc, nowUtc);

    /// <summary>Takes the seat that was offered.</summary>
    public void Accept(DateTime nowUtc) => (State, OfferEndsAt, ChangedAt) = (RsvpState.Going, null, nowUtc);

    /// <summary>Does not come after all. What the host no longer needs to know is forgotten at once.</summary>
    public void Cancel(DateTime nowUtc) => Leave(RsvpState.Cancelled, nowUtc);

    /// <summary>The offer was let go or ran out.</summary>
    public void Lapse(DateTime nowUtc) => Leave(RsvpState.Lapsed, nowUtc);

    /// <summary>A host approves telling this person the hidden place or link.</summary>
    public void Tell(DateTime nowUtc) => (ToldAt, ChangedAt) = (nowUtc, nowUtc);

    /// <summary>A host ticks off who came.</summary>
    public void Attend(Attendance attendance, DateTime nowUtc) =>
        (ArrivedAt, MissedAt) = attendance switch
        {
            Attendance.Open => ((DateTime?)null, (DateTime?)null),
            Attendance.Here => (nowUtc, null),
            Attendance.Missed => (null, nowUtc),
        };

    /// <summary>They were reminded, once.</summary>
    public void Remind(DateTime nowUtc) => RemindedAt = nowUtc;

    private void Leave(RsvpState state, DateTime nowUtc)
    {
        (State, OfferEndsAt, ToldAt, ChangedAt) = (state, null, null, nowUtc);
        (Needs, Contact, Answers) = (null, null, null);
    }
}
