using System.Text.RegularExpressions;

namespace Kith.Mail;

/// <summary>
/// What counts as an e-mail address: plain letters around one @, nothing that could end a header or a command. Narrower than the
/// standard allows, and everything that people really use.
/// </summary>
public static partial class MailAddress
{
    /// <summary>Longest address (RFC 5321 §4.5.3.1.3).</summary>
    public const int Longest = 254;

    public static bool IsOne(string? address) => address is { Length: <= Longest } && Shape().IsMatch(address);

    [GeneratedRegex(
        @"\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9-]{1,63}\.)+[A-Za-z0-9-]{2,63}\z",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Shape();
}
