using Kith.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Mail;

/// <summary>
/// A member's e-mail address, if they gave one: encrypted, confirmed by a code that was sent there, with what they want to read.
/// Nobody signs in by it and no host sees it.
/// </summary>
public sealed class Mailbox
{
    /// <summary>How long a code for confirming stands.</summary>
    public static readonly TimeSpan CodeLasts = TimeSpan.FromHours(24);

    /// <summary>How often a code is sent: nobody fills a stranger's mailbox with them.</summary>
    public static readonly TimeSpan CodeEvery = TimeSpan.FromHours(1);

    private Mailbox() { }

    public Guid PersonId { get; private set; }

    public string AddressSealed { get; private set; } = "";

    /// <summary>Keyed hash of the code that was sent; null once it was typed back.</summary>
    public string? CodeHash { get; private set; }

    public DateTime? CodeSentAt { get; private set; }

    /// <summary>Since when mail goes there; null until the code was typed back.</summary>
    public DateTime? ConfirmedAt { get; private set; }

    /// <summary>Subjects and texts that say nothing of what it is about; so unless the person chose otherwise.</summary>
    public bool Discreet { get; private set; } = true;

    /// <summary>How long before a meetup they want to be reminded, in hours; null for never.</summary>
    public int? ReminderHours { get; private set; }

    /// <summary>Whether they want a list of the week's meetups of their groups.</summary>
    public bool Digest { get; private set; }

    /// <summary>Whether they want to hear when a neighbour answers or writes.</summary>
    public bool Neighbours { get; private set; } = true;

    public DateTime? DigestAt { get; private set; }

    /// <summary>When the last mail went out: the next that is not urgent waits an hour.</summary>
    public DateTime? MailedAt { get; private set; }

    public static Mailbox Of(Guid personId) => new() { PersonId = personId };

    /// <summary>Another address, to be confirmed before anything else is sent there.</summary>
    public void Ask(string addressSealed, string codeHash, DateTime nowUtc) =>
        (AddressSealed, CodeHash, CodeSentAt, ConfirmedAt) = (addressSealed, codeHash, Whole(nowUtc), null);

    public void Confirm(DateTime nowUtc) => (CodeHash, ConfirmedAt) = (null, nowUtc);

    /// <summary>What to send, and in which words.</summary>
    public void Want(bool discreet, int? reminderHours, bool digest, bool neighbours) =>
        (Discreet, ReminderHours, Digest, Neighbours) = (discreet, reminderHours, digest, neighbours);

    /// <summary>The week's list was put down.</summary>
    public void Digested(DateTime nowUtc) => DigestAt = nowUtc;

    /// <summary>Nothing any more but what is required: a meetup of theirs is off, moved, or has a place for them.</summary>
    public void WantNothing() => (ReminderHours, Digest, Neighbours) = (null, false, false);

    // The code is worked out from it, so it must come back from the database as it went in.
    private static DateTime Whole(DateTime utc) => new(utc.Ticks - (utc.Ticks % TimeSpan.TicksPerSecond), utc.Kind);
}

public sealed class MailboxMap : IEntityTypeConfiguration<Mailbox>
{
    public void Configure(EntityTypeBuilder<Mailbox> mailbox)
    {
        mailbox.ToTable("Mailboxes");
        mailbox.HasKey(m => m.PersonId);
        mailbox.Property(m => m.AddressSealed).HasMaxLength(1000);
        mailbox.Property(m => m.CodeHash).HasMaxLength(64);
        mailbox.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
