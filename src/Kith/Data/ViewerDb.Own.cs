using Kith.Features.Accounts;
using Kith.Features.Coming;
using Kith.Features.Me;
using Kith.Mail;
using Kith.Rules;

namespace Kith.Data;

/// <summary>What is a person's own and nobody else's.</summary>
public sealed partial class ViewerDb
{
    /// <summary>The devices that let them in without typing.</summary>
    public IQueryable<Passkey> Passkeys => Set<Passkey>().Where(PersonRules.PasskeyVisibleTo(viewer));

    /// <summary>Where their mail goes and what they want to read; one row at most.</summary>
    public IQueryable<Mailbox> Mailboxes => Set<Mailbox>().Where(OwnRules.MailboxVisibleTo(viewer));

    /// <summary>What they were told on their own page.</summary>
    public IQueryable<InboxLine> Inbox => Set<InboxLine>().Where(OwnRules.InboxVisibleTo(viewer));

    /// <summary>Whether they have a calendar address; one row at most.</summary>
    public IQueryable<CalendarKey> CalendarKeys => Set<CalendarKey>().Where(OwnRules.CalendarVisibleTo(viewer));

    /// <summary>Where they said "I'm coming" while signed in.</summary>
    public IQueryable<Rsvp> OwnRsvps => Set<Rsvp>().Where(OwnRules.RsvpIsOwn(viewer));

    /// <summary>Puts down that everybody on a time's list is told; only inside <see cref="WriteAsync{T}"/>.</summary>
    public Task TellAsync(Guid occurrenceId, LetterKind kind, DateTime nowUtc, DateTime? oldLocal = null) =>
        Outbox.TellAsync(Writable(), occurrenceId, kind, nowUtc, oldLocal);
}
