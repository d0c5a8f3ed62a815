using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Coming;
using Kith.Features.Meetups;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Mail;

/// <summary>A letter with all that is needed to write it.</summary>
public sealed record Told(Letter Letter, Rsvp? Rsvp, Occurrence? Time, Meetup? Meetup, Mailbox? Mailbox, Person? Person)
{
    /// <summary>Letters that are due, the most urgent and oldest first.</summary>
    public static IQueryable<Told> Due(AppDb db, DateTime nowUtc) =>
        from letter in db.Letters.AsNoTracking()
        where letter.DueAt <= nowUtc
        join r in db.Rsvps on letter.RsvpId equals (Guid?)r.Id into rsvps
        from rsvp in rsvps.DefaultIfEmpty()
        join o in db.Occurrences on rsvp.OccurrenceId equals o.Id into times
        from time in times.DefaultIfEmpty()
        join m in db.Meetups on rsvp.MeetupId equals m.Id into meetups
        from meetup in meetups.DefaultIfEmpty()
        join b in db.Mailboxes on letter.PersonId equals (Guid?)b.PersonId into mailboxes
        from mailbox in mailboxes.DefaultIfEmpty()
        join p in db.People on letter.PersonId equals (Guid?)p.Id into people
        from person in people.DefaultIfEmpty()
        orderby letter.Required descending, letter.DueAt
        select new Told(letter, rsvp, time, meetup, mailbox, person);

    /// <summary>Where to; null when there is no address, it is not confirmed, or a message there is not safe.</summary>
    public string? AddressIn(Secrets secrets)
    {
        var address = OfMember(secrets) ?? OfGuest(secrets);
        return MailAddress.IsOne(address) ? address : null;
    }

    /// <summary>Whether it is still so: an offer that was answered meanwhile needs no mail.</summary>
    public bool StillHolds =>
        Letter.Kind switch
        {
            LetterKind.Offered => Rsvp is { State: RsvpState.Offered },
            LetterKind.Admitted => Rsvp is { State: RsvpState.Going } && IsOn,
            LetterKind.Declined => Rsvp is { State: RsvpState.Lapsed } && IsOn,
            LetterKind.Cancelled => Time is not null && !IsOn,
            LetterKind.Moved or LetterKind.BroughtBack or LetterKind.Reminder => IsOn,
            LetterKind.Confirm => Mailbox is { CodeHash: not null },
            LetterKind.Digest => Mailbox is { Digest: true },
            LetterKind.FavourAnswered
            or LetterKind.FavourAgreed
            or LetterKind.FavourSaid
            or LetterKind.FavourEnded
            or LetterKind.FavourLapses
            or LetterKind.FavourLapsed
            or LetterKind.FavourRemoved
            or LetterKind.FavourReviewed => Mailbox is { Neighbours: true },
            LetterKind.HostLeft or LetterKind.CardAnswered or LetterKind.WishBegun => false,
        };

    // A group that takes a break leaves its times as they were planned.
    private bool IsOn =>
        Time is { State: OccurrenceState.Planned or OccurrenceState.Moved }
        && Meetup is { State: MeetupState.Published };

    /// <summary>The language it is written in.</summary>
    public string Language => Person?.Language ?? Rsvp?.Language ?? "en";

    /// <summary>Whether it may say what it is about; a guest was never asked.</summary>
    public bool IsDiscreet => Mailbox?.Discreet ?? true;

    private string? OfMember(Secrets secrets) =>
        Mailbox is { } mine && (mine.ConfirmedAt is not null || Letter.Kind == LetterKind.Confirm)
            ? secrets.Unseal(mine.AddressSealed)
            : null;

    private string? OfGuest(Secrets secrets) =>
        Contact.Unseal(secrets, Rsvp?.Contact) is { TextIsSafe: true } contact ? contact.Where.Trim() : null;
}
