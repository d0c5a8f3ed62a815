using Kith.Data;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Mail;

/// <summary>What a member does with their e-mail address.</summary>
public sealed class Mailboxes(WriteQueue writes, Secrets secrets, StopLinks codes, TimeProvider clock)
{
    private const string Purpose = "mail-code";

    /// <summary>Keeps an address and sends a code there; false when one was sent less than an hour ago.</summary>
    public Task<bool> AskAsync(Guid personId, string address, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                var now = Now;
                var mailbox = await db.Mailboxes.FirstOrDefaultAsync(m => m.PersonId == personId, ct);
                if (mailbox?.CodeSentAt + Mailbox.CodeEvery > now)
                    return false;
                if (mailbox is null)
                    db.Add(mailbox = Mailbox.Of(personId));
                mailbox.Ask(secrets.Seal(address)!, codeHash: "", now);
                mailbox.Ask(secrets.Seal(address)!, Hash(codes.Code(mailbox)), now);
                await db.Letters.Where(l => l.PersonId == personId).ExecuteDeleteAsync(ct);
                db.Add(Letter.To(personId, LetterKind.Confirm, now, now + Mailbox.CodeLasts));
                return true;
            },
            ct
        );

    /// <summary>Whether this is the code that was sent, in time; mail goes there from now on.</summary>
    public Task<bool> ConfirmAsync(Guid personId, string typed, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                var mailbox = await db.Mailboxes.FirstOrDefaultAsync(m => m.PersonId == personId, ct);
                if (
                    mailbox is not { CodeHash: { } hash, CodeSentAt: { } sent }
                    || sent + Mailbox.CodeLasts < Now
                    || hash != Hash(Features.Coming.RsvpKeys.Tidy(typed))
                )
                    return false;
                mailbox.Confirm(Now);
                return true;
            },
            ct
        );

    public Task WantAsync(Guid personId, Action<Mailbox> wish, CancellationToken ct = default) =>
        writes.RunAsync(
            async db =>
            {
                if (await db.Mailboxes.FirstOrDefaultAsync(m => m.PersonId == personId, ct) is { } mailbox)
                    wish(mailbox);
                return true;
            },
            ct
        );

    /// <summary>Forgets the address and all that was to be sent there.</summary>
    public Task ForgetAsync(Guid personId, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                await db.Letters.Where(l => l.PersonId == personId).ExecuteDeleteAsync(ct);
                return await db.Mailboxes.Where(m => m.PersonId == personId).ExecuteDeleteAsync(ct);
            },
            ct
        );

    private string Hash(string code) => secrets.KeyedHash(Purpose, code);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
