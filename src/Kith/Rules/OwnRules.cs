using System.Linq.Expressions;
using Kith.Features.Coming;
using Kith.Features.Me;
using Kith.Mail;

namespace Kith.Rules;

/// <summary>Where somebody's mail goes and what they were told is seen by themselves, and by no host and no steward.</summary>
public static class OwnRules
{
    public static Expression<Func<Mailbox, bool>> MailboxVisibleTo(Viewer viewer) =>
        mailbox => mailbox.PersonId == viewer.PersonId;

    public static Expression<Func<InboxLine, bool>> InboxVisibleTo(Viewer viewer) =>
        line => line.PersonId == viewer.PersonId;

    public static Expression<Func<CalendarKey, bool>> CalendarVisibleTo(Viewer viewer) =>
        key => key.PersonId == viewer.PersonId;

    /// <summary>What a member said while signed in is theirs to find again; a guest finds it by code or private link only.</summary>
    public static Expression<Func<Rsvp, bool>> RsvpIsOwn(Viewer viewer) =>
        viewer.PersonId is { } mine ? rsvp => rsvp.PersonId == mine : _ => false;
}
