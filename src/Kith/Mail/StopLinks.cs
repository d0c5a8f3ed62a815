using System.Globalization;
using Kith.Data;
using Kith.Web;

namespace Kith.Mail;

/// <summary>The secrets in a member's mail: the link that stops what can be stopped, and the code that confirms the address.</summary>
public sealed class StopLinks(Secrets secrets, Address address)
{
    private const string Purpose = "stop-mail";
    private const int CodeLength = 8;

    /// <summary>An absolute link to a page of the hub.</summary>
    public string Link(string path) => address.Link(path);

    /// <summary>Opens the page that stops this person's mail, signed in or not (RFC 8058).</summary>
    public string For(Mailbox mailbox) => address.Link($"/mail/stop/{Token(mailbox)}");

    /// <summary>The last part of that link; nobody without the hub's keys can make one.</summary>
    public string Token(Mailbox mailbox) => secrets.Seal($"{Purpose} {mailbox.PersonId:n}")!;

    /// <summary>Whose mail such a token stops; null when it is none.</summary>
    public Guid? Whose(string token) =>
        secrets.Unseal(token)?.Split(' ') is [Purpose, var id] ? Guid.ParseExact(id, "n") : null;

    /// <summary>The code sent to an address: the same until another is asked for, and nowhere written down.</summary>
    public string Code(Mailbox mailbox) =>
        secrets.Derive(
            "mail-code",
            string.Create(CultureInfo.InvariantCulture, $"{mailbox.PersonId:n} {mailbox.CodeSentAt?.Ticks}"),
            RandomId.Readable,
            CodeLength
        );
}
