using System.Globalization;
using Kith.Data;
using Kith.Web;

namespace Kith.Features.Coming;

/// <summary>
/// Secrets of one "I'm coming": the private link's token, the code to write down, and a ticket that stands in for the link for a
/// few minutes on a device other people use. All come out of the hub's key; the database holds only hashes.
/// </summary>
public sealed class RsvpKeys(Secrets secrets, TimeProvider clock)
{
    /// <summary>Characters of a token: 130 bits.</summary>
    public const int TokenLength = 26;

    public const int CodeLength = 8;

    /// <summary>Codes tried for one token. Codes have 40 bits, so among a few thousand guests even a second is rarely needed.</summary>
    public const int MostCodes = 4;

    /// <summary>How long a ticket opens the page: enough to read it and to cancel, too short for the next person at the desk.</summary>
    public static readonly TimeSpan TicketLasts = TimeSpan.FromMinutes(10);

    private const int ShortestOnce = 16;
    private const int LongestOnce = 64;

    /// <summary>Whether a form's <c>once</c> can be trusted to be this form's own; one that can be guessed opens a stranger's page.</summary>
    public static bool IsOnce(string? once) =>
        once is { Length: >= ShortestOnce and <= LongestOnce }
        && once.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>The token of whoever sends this form: the same for every replay of it.</summary>
    public string Token(string occurrence, string once) =>
        secrets.Derive("rsvp", $"{occurrence}\0{once}", RandomId.Lower, TokenLength);

    /// <summary>The token of somebody a host enters with this form.</summary>
    public string TokenForHost(string occurrence, string once) => Token($"host\0{occurrence}", once);

    /// <summary>Stands for a guest in a host's addresses: the row's own key tells when they signed up and never leaves the server.</summary>
    public string Handle(Rsvp rsvp) => secrets.Derive("guest", $"{rsvp.Id:n}", RandomId.Lower, RandomId.Length);

    /// <summary>What a person's calendar knows this by: the same for ever, and it names neither hub nor meetup.</summary>
    public Guid Uid(Rsvp rsvp) => Guid.ParseExact(secrets.KeyedHash("uid", $"{rsvp.Id:n}")[..32], "n");

    /// <summary>A token's code; <paramref name="attempt"/> counts up where another guest already has the first.</summary>
    public string Code(string token, int attempt) =>
        secrets.Derive(
            "code",
            string.Create(CultureInfo.InvariantCulture, $"{token}\0{attempt}"),
            RandomId.Readable,
            CodeLength
        );

    /// <summary>What is stored of a code.</summary>
    public string CodeHash(string code) => secrets.KeyedHash("code", code);

    /// <summary>The code that belongs to the stored hash, or null when the token is not this RSVP's.</summary>
    public string? CodeOf(string token, Rsvp rsvp) =>
        Enumerable
            .Range(0, MostCodes)
            .Select(attempt => Code(token, attempt))
            .FirstOrDefault(code => CodeHash(code) == rsvp.CodeHash);

    /// <summary>A code as people type it: small letters, spaces and dashes do not matter.</summary>
    public static string Tidy(string typed) =>
        new([.. typed.Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant)]);

    /// <summary>Words for the host's eyes only, encrypted; null stays null and costs nothing.</summary>
    public string? Seal(string? words) => secrets.Seal(words);

    /// <inheritdoc cref="Seal(string?)" />
    public string? Seal(Contact contact) => contact.Seal(secrets);

    /// <summary>Sealed words again; null when their key is gone.</summary>
    public string? Unseal(string? words) => secrets.Unseal(words);

    /// <summary>A sealed contact again; null when its key is gone.</summary>
    public Contact? UnsealContact(string? words) => Contact.Unseal(secrets, words);

    /// <summary>A link part that opens this RSVP's page until <see cref="TicketLasts"/> is over, and shows no secret after that.</summary>
    public string Ticket(Guid rsvpId, string code)
    {
        var until = (clock.GetUtcNow() + TicketLasts).UtcTicks;
        return secrets.Seal(string.Create(CultureInfo.InvariantCulture, $"{rsvpId:n} {until} {code}"))!;
    }

    /// <summary>Whose ticket this is and its code; null when it is none or its time is over.</summary>
    public (Guid RsvpId, string Code)? Open(string ticket)
    {
        try
        {
            var words = secrets.Unseal(ticket)?.Split(' ');
            return
                words is [var id, var until, var code]
                && long.Parse(until, CultureInfo.InvariantCulture) >= clock.GetUtcNow().UtcTicks
                ? (Guid.ParseExact(id, "n"), code)
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
