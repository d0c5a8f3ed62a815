using System.Globalization;
using System.Text;

namespace Kith.Mail;

/// <summary>A mail ready to be sent (RFC 5322). Texts travel in Base64, so nothing a person wrote can become a header.</summary>
/// <param name="To">Where to; checked by <see cref="MailAddress"/>.</param>
/// <param name="Subject">One line in any script.</param>
/// <param name="Text">The plain text.</param>
/// <param name="Html">The same as simple HTML.</param>
/// <param name="SenderName">The name shown beside the hub's address; null for none.</param>
/// <param name="StopLink">Where one click stops what can be stopped (RFC 8058); null for what is required.</param>
public sealed record Envelope(string To, string Subject, string Text, string Html, string? SenderName, string? StopLink)
{
    private const int BytesPerWord = 39;
    private const int Base64PerLine = 76;

    /// <summary>The whole message with its headers, lines ending in CRLF, dots not yet doubled.</summary>
    /// <exception cref="FormatException">An address is none.</exception>
    public string Message(string from, DateTime nowUtc)
    {
        if (!MailAddress.IsOne(To) || !MailAddress.IsOne(from))
            throw new FormatException("Not an address that mail can be sent to.");
        var parts = $"part-{Guid.NewGuid():n}";
        var sender = SenderName is { Length: > 0 } name ? $"{Words(name)} <{from}>" : $"<{from}>";
        string[] stop = StopLink is null
            ? []
            : [$"List-Unsubscribe: <{StopLink}>", "List-Unsubscribe-Post: List-Unsubscribe=One-Click"];
        string[] lines =
        [
            $"From: {sender}",
            $"To: <{To}>",
            $"Subject: {Words(Subject)}",
            $"Date: {nowUtc.ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture)} +0000",
            $"Message-ID: <{Guid.NewGuid():n}@{from[(from.IndexOf('@', StringComparison.Ordinal) + 1)..]}>",
            "Auto-Submitted: auto-generated",
            .. stop,
            "MIME-Version: 1.0",
            "Content-Type: multipart/alternative;",
            $" boundary=\"{parts}\"",
            "",
            .. Part(parts, "text/plain", Text),
            .. Part(parts, "text/html", Html),
            $"--{parts}--",
            "",
        ];
        return string.Join("\r\n", lines);
    }

    private static IEnumerable<string> Part(string boundary, string type, string words) =>
        [
            $"--{boundary}",
            $"Content-Type: {type}; charset=utf-8",
            "Content-Transfer-Encoding: base64",
            "",
            .. Convert
                .ToBase64String(Encoding.UTF8.GetBytes(words))
                .Chunk(Base64PerLine)
                .Select(line => new string(line)),
        ];

    /// <summary>Words in a header (RFC 2047): always encoded, cut between characters, so that they are words and nothing else.</summary>
    private static string Words(string words)
    {
        var (pieces, piece, bytes) = (new List<string>(), new StringBuilder(), 0);
        foreach (var rune in words.EnumerateRunes().Where(r => !Rune.IsControl(r)))
        {
            if (bytes + rune.Utf8SequenceLength > BytesPerWord)
            {
                pieces.Add(Encoded(piece.ToString()));
                (piece, bytes) = (new StringBuilder(), 0);
            }
            piece.Append(rune.ToString());
            bytes += rune.Utf8SequenceLength;
        }
        pieces.Add(Encoded(piece.ToString()));
        return string.Join("\r\n ", pieces);
    }

    private static string Encoded(string words) =>
        $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(words))}?=";
}
