namespace Kith.Features.Coming;

/// <summary>Where a person stands with one occurrence.</summary>
public enum RsvpState
{
    Going,

    /// <summary>In the queue; <see cref="Rsvp.Waiting"/> is the place in it.</summary>
    Waitlisted,

    /// <summary>A seat is held for them until <see cref="Rsvp.OfferEndsAt"/>.</summary>
    Offered,

    /// <summary>They said they will not come.</summary>
    Cancelled,

    /// <summary>The host said no or the offer was let go.</summary>
    Lapsed,
}

/// <summary>Whether somebody came, as a host ticked it off.</summary>
public enum Attendance
{
    /// <summary>Nobody has said yet.</summary>
    Open,
    Here,
    Missed,
}

/// <summary>How an evening was, in one word.</summary>
public enum Feeling
{
    Good,
    Mixed,
    Hard,
}

/// <summary>
/// Somebody said "I'm coming" to one occurrence, under a name they chose, without an account. Only hosts see it. Needs and
/// contact are encrypted at rest; the row is deleted seven days after the meetup. This file is what is kept,
/// <c>Rsvp.Verbs.cs</c> what happens to it; seats are counted by <see cref="Seats"/> alone.
/// </summary>
public sealed partial class Rsvp
{
    private Rsvp() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid OccurrenceId { get; private set; }

    /// <summary>The occurrence's meetup, kept here so that "who can see" needs no second table.</summary>
    public Guid MeetupId { get; private set; }

    /// <summary>SHA-256 of the secret in the private link, hex. The secret itself is never stored.</summary>
    public string TokenHash { get; private set; } = "";

    /// <summary>Keyed hash of the eight-character code, hex, so that a thief of the database cannot try all codes.</summary>
    public string CodeHash { get; private set; } = "";

    /// <summary>The member whose this is; null for a guest. Shown to nobody: hosts see the alias only.</summary>
    public Guid? PersonId { get; private set; }

    public string Alias { get; private set; } = "";

    /// <summary>How many people come, the person included.</summary>
    public int Party { get; private set; }

    /// <summary>The role they and their companions come in, <see cref="Meetups.RoleSeats.Slot"/>; null for none.</summary>
    public int? Role { get; private set; }

    /// <summary>Access needs, encrypted; for the host only.</summary>
    public string? Needs { get; private set; }

    /// <summary>Answers to the host's questions, encrypted; for the host only.</summary>
    public string? Answers { get; private set; }

    /// <summary>How to reach them about changes, and what is safe, encrypted.</summary>
    public string? Contact { get; private set; }

    public RsvpState State { get; private set; }

    /// <summary>Number in the waitlist, given once and never moved; null for who went straight in.</summary>
    public int? Waiting { get; private set; }

    public DateTime? OfferEndsAt { get; private set; }

    /// <summary>When the host approved telling them a hidden place or link; null until then. Never set by a form of theirs.</summary>
    public DateTime? ToldAt { get; private set; }

    /// <summary>When a host saw them come; null until then. For hosts alone.</summary>
    public DateTime? ArrivedAt { get; private set; }

    /// <summary>When a host noted that they did not come. For hosts alone, never counted, and gone with the row.</summary>
    public DateTime? MissedAt { get; private set; }

    /// <summary>How it was for them; null until they say it, and said once.</summary>
    public Feeling? Felt { get; private set; }

    /// <summary>What they add to that for the host, encrypted.</summary>
    public string? FeltWords { get; private set; }

    /// <summary>Interface language they used, for what the hub writes to them.</summary>
    public string Language { get; private set; } = "en";

    /// <summary>When they were reminded, if they asked for that.</summary>
    public DateTime? RemindedAt { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public DateTime ChangedAt { get; private set; }
}
