using Kith.Features.Accounts;
using Kith.Features.Coming;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Mail;

/// <summary>What somebody is told.</summary>
public enum LetterKind
{
    /// <summary>A meetup they come to does not take place.</summary>
    Cancelled,

    /// <summary>It is at another time or place.</summary>
    Moved,

    /// <summary>It takes place after all.</summary>
    BroughtBack,

    /// <summary>A place is kept for them for a while.</summary>
    Offered,
    Reminder,

    /// <summary>The week's meetups of their groups.</summary>
    Digest,

    /// <summary>The code that shows that an address is theirs.</summary>
    Confirm,

    /// <summary>A host let them in who asked to come.</summary>
    Admitted,

    /// <summary>A host has no place for them this time who asked to come; to members alone.</summary>
    Declined,

    /// <summary>Nobody answers for a group any more; read by stewards and those who help to host it, never mailed.</summary>
    HostLeft,

    /// <summary>Stewards have read a card they suggested; read on their own page, never mailed.</summary>
    CardAnswered,

    /// <summary>A group began from what they wished for; read by them, never mailed.</summary>
    WishBegun,

    /// <summary>Somebody answered what they offer or need.</summary>
    FavourAnswered,

    /// <summary>Whoever put it up agreed with them.</summary>
    FavourAgreed,

    /// <summary>The other neighbour wrote.</summary>
    FavourSaid,

    /// <summary>Something between them and a neighbour has ended.</summary>
    FavourEnded,

    /// <summary>What they offer or need lapses soon.</summary>
    FavourLapses,

    /// <summary>What they offer or need is off the board because its time is over.</summary>
    FavourLapsed,

    /// <summary>A steward took what they offer or need off the board.</summary>
    FavourRemoved,

    /// <summary>Stewards have answered what they said to that.</summary>
    FavourReviewed,
}

/// <summary>
/// Something to be told by mail, written in the same transaction as what it tells. It only points at it: address and facts are read
/// when it is sent, so nothing about anybody stands in the outbox, and who is told late is told how things are now. Sent at least
/// once; deleted when it is sent or when nobody needs to know any more.
/// </summary>
public sealed class Letter
{
    private Letter() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public LetterKind Kind { get; private set; }

    /// <summary>The member it is for; null for a guest.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>The "I'm coming" it is about; null where it is about none.</summary>
    public Guid? RsvpId { get; private set; }

    /// <summary>When it was to meet before it moved, on its own clock.</summary>
    public DateTime? OldLocal { get; private set; }

    /// <summary>Whether it goes at once and cannot be declined: somebody would stand before a closed door, or lose a place.</summary>
    public bool Required { get; private set; }

    /// <summary>When it was put down; null for those from before the hub kept it.</summary>
    public DateTime? WrittenAt { get; private set; }

    public DateTime DueAt { get; private set; }

    /// <summary>From when on it is of no use.</summary>
    public DateTime UselessAt { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>About somebody's "I'm coming".</summary>
    public static Letter About(Rsvp rsvp, LetterKind kind, DateTime nowUtc, DateTime uselessUtc) =>
        Of(kind, nowUtc, uselessUtc, rsvp.PersonId, rsvp.Id);

    /// <summary>To a member, about nothing in particular.</summary>
    public static Letter To(Guid personId, LetterKind kind, DateTime nowUtc, DateTime uselessUtc) =>
        Of(kind, nowUtc, uselessUtc, personId: personId);

    public Letter MovedFrom(DateTime? oldLocal)
    {
        OldLocal = oldLocal;
        return this;
    }

    private static Letter Of(
        LetterKind kind,
        DateTime nowUtc,
        DateTime uselessUtc,
        Guid? personId = null,
        Guid? rsvpId = null
    ) =>
        new()
        {
            Kind = kind,
            PersonId = personId,
            RsvpId = rsvpId,
            Required =
                kind
                    is not (
                        LetterKind.Reminder
                        or LetterKind.Digest
                        or LetterKind.FavourAnswered
                        or LetterKind.FavourAgreed
                        or LetterKind.FavourSaid
                        or LetterKind.FavourEnded
                        or LetterKind.FavourLapses
                        or LetterKind.FavourLapsed
                        or LetterKind.FavourRemoved
                        or LetterKind.FavourReviewed
                    ),
            WrittenAt = nowUtc,
            DueAt = nowUtc,
            UselessAt = uselessUtc,
        };
}

public sealed class LetterMap : IEntityTypeConfiguration<Letter>
{
    public void Configure(EntityTypeBuilder<Letter> letter)
    {
        letter.ToTable("Letters");
        letter.Property(l => l.Kind).HasConversion<string>().HasMaxLength(16);
        letter.HasIndex(l => l.DueAt);
        letter.HasIndex(l => l.UselessAt);
        letter.HasIndex(l => l.PersonId);
        letter.HasIndex(l => l.RsvpId);
        letter.HasOne<Person>().WithMany().HasForeignKey(l => l.PersonId).OnDelete(DeleteBehavior.Cascade);
        letter.HasOne<Rsvp>().WithMany().HasForeignKey(l => l.RsvpId).OnDelete(DeleteBehavior.Cascade);
    }
}
