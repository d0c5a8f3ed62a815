using Kith.Data;
using Kith.Features.Places;
using Kith.Rules;

namespace Kith.Features.Meetups;

/// <summary>What becomes of one time a meetup meets.</summary>
public enum OccurrenceState
{
    Planned,

    /// <summary>Happens at another time or place than the rule says.</summary>
    Moved,

    /// <summary>Does not happen; the page stays and says why.</summary>
    Cancelled,

    /// <summary>The rule no longer produces it and nobody had signed up: kept so that a shared link still explains itself.</summary>
    Dropped,
}

/// <summary>
/// One time a meetup meets: a row on a rolling horizon, so that an RSVP always belongs to one of them. What Find filters
/// by is copied here, with only what a stranger may see (see <c>Occurrence.Finding.cs</c>).
/// </summary>
public sealed partial class Occurrence : IPublic
{
    private Occurrence() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>Random name in links, <c>/meetups/{id}</c>.</summary>
    public string PublicId { get; private set; } = RandomId.New();

    public Guid MeetupId { get; private set; }

    /// <summary>The start the rule gave it, wall time: RFC 5545 RECURRENCE-ID. Never changes.</summary>
    public DateTime OriginalLocal { get; private set; }

    /// <summary>When it really starts, wall time in the meetup's zone.</summary>
    public DateTime StartsLocal { get; private set; }

    public DateTime StartsAt { get; private set; }

    /// <summary>UTC; null when nobody has said when it ends.</summary>
    public DateTime? EndsAt { get; private set; }

    public OccurrenceState State { get; private set; }

    /// <summary>Why it was moved or cancelled, a sentence for visitors.</summary>
    public string? Reason { get; private set; }

    /// <summary>Another venue just this time; null for the meetup's own.</summary>
    public Guid? VenueId { get; private set; }

    /// <summary>Seats this time; null for as many as come. Kept with <see cref="Taken"/> in one row so the database can guard both.</summary>
    public int? Capacity { get; private set; }

    /// <summary>Whether a host set the seats for just this time, so that the meetup's number no longer counts.</summary>
    public bool OwnCapacity { get; private set; }

    /// <summary>Seats held by people going or offered a seat, companions counted. The database refuses more than <see cref="Capacity"/>.</summary>
    public int Taken { get; private set; }

    /// <summary>How many of its roles have a free seat; null where all come alike.</summary>
    public int? OpenRoles { get; private set; }

    /// <summary>Whether people choose a role when they come.</summary>
    public bool HasRoles => OpenRoles is not null;

    /// <summary>Whether nobody gets a seat at once: all are taken, or those of each role.</summary>
    public bool IsFull => Taken >= Capacity || OpenRoles == 0;

    /// <summary>The number the next person on the waitlist gets; only ever goes up.</summary>
    public int NextWaiting { get; private set; }

    public static Occurrence Of(Meetup meetup, DateTime startsLocal, DateTime startsUtc) =>
        new()
        {
            MeetupId = meetup.Id,
            OriginalLocal = startsLocal,
            StartsLocal = startsLocal,
            StartsAt = startsUtc,
            EndsAt = meetup.Minutes is { } minutes ? startsUtc.AddMinutes(minutes) : null,
            Capacity = meetup.Capacity,
        };

    /// <summary>The rule gives this day another time: the same occurrence, with everybody who comes.</summary>
    public void Retime(DateTime startsLocal, DateTime startsUtc)
    {
        OriginalLocal = startsLocal;
        if (State != OccurrenceState.Moved)
            (StartsLocal, StartsAt) = (startsLocal, startsUtc);
    }

    /// <summary>
    /// Takes the length and the seats from the meetup, as far as this time has none of its own; never fewer seats than are
    /// taken. A dropped time that the rule gives again is planned again.
    /// </summary>
    public void Follow(Meetup meetup)
    {
        if (State == OccurrenceState.Dropped)
            State = OccurrenceState.Planned;
        if (State != OccurrenceState.Planned)
            return;
        EndsAt = meetup.Minutes is { } minutes ? StartsAt.AddMinutes(minutes) : null;
        if (!OwnCapacity)
            Capacity = meetup.Capacity is { } seats ? Math.Max(seats, Taken) : null;
    }

    /// <summary>Records how many of its roles have a free seat.</summary>
    public void HasOpen(int? roles) => OpenRoles = roles;

    /// <summary>Has seats of its own this time; null for as many as come.</summary>
    public void Seat(int? capacity) => (Capacity, OwnCapacity) = (capacity, true);

    /// <summary>A dropped time leaves its place in the rule to one that people come to.</summary>
    public void StepAside() => OriginalLocal = OriginalLocal.AddSeconds(1);

    /// <summary>From now on a time of another series: the same row, with everybody who comes.</summary>
    public void Join(Meetup meetup) => (MeetupId, GroupId) = (meetup.Id, meetup.GroupId);

    /// <summary>Says why it changed, a sentence for visitors.</summary>
    public void Explain(string? reason) => Reason = reason;

    /// <summary>Happens at another time or place, and says why.</summary>
    public void Move((DateTime Local, DateTime Utc, DateTime? EndsUtc) to, Guid? venueId, string? reason)
    {
        (StartsLocal, StartsAt, EndsAt) = to;
        (VenueId, Reason, State) = (venueId, reason, OccurrenceState.Moved);
    }

    /// <summary>Does not happen, and says why.</summary>
    public void Cancel(string? reason) => (State, Reason, Listed) = (OccurrenceState.Cancelled, reason, false);

    /// <summary>Cancelled by mistake: happens after all, when and where it would have been; a moved time stays moved.</summary>
    public void BringBack(Meetup meetup)
    {
        var isMoved = StartsLocal != OriginalLocal || VenueId is not null;
        (State, Reason) = (isMoved ? OccurrenceState.Moved : OccurrenceState.Planned, null);
        Listed = MeetupRules.IsListed(meetup.State, meetup.GroupIsListed);
        Follow(meetup);
    }

    /// <summary>Happens after all, when and where the rule says.</summary>
    public void GoAhead(DateTime startsUtc)
    {
        (StartsLocal, StartsAt, EndsAt) = (OriginalLocal, startsUtc, null);
        (VenueId, Reason, State) = (null, null, OccurrenceState.Planned);
    }

    /// <summary>The rule no longer gives this time.</summary>
    public void Drop() => (State, Listed) = (OccurrenceState.Dropped, false);
}
