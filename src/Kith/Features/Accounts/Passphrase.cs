using Microsoft.AspNetCore.Identity;

namespace Kith.Features.Accounts;

/// <summary>
/// What makes a passphrase good enough: long, and not one of those that are tried first. No rule about capitals or signs; they
/// make people choose worse ones (NIST SP 800-63B §5.1.1).
/// </summary>
public static class Passphrase
{
    /// <summary>Fewest characters.</summary>
    public const int Shortest = 12;

    /// <summary>Most characters; hashing must not become a way to keep the hub busy.</summary>
    public const int Longest = 200;

    /// <summary>PBKDF2-HMAC-SHA512 rounds (OWASP Password Storage Cheat Sheet: at least 210,000).</summary>
    public const int Rounds = 210_000;

    /// <summary>Estimated guesses, as powers of ten in zxcvbn's five steps, below which it counts as common.</summary>
    private const int LowestScore = 2;

    private const int LongestRated = 60;

    /// <summary>The key of the sentence that says what is wrong with it; null when nothing is.</summary>
    /// <param name="passphrase">As typed.</param>
    /// <param name="known">Words others could guess: the alias, the hub's name.</param>
    public static string? Wrong(string passphrase, params string[] known) =>
        passphrase.Length switch
        {
            < Shortest => "Accounts.Passphrase.Short",
            > Longest => "Accounts.Passphrase.Long",
            _ when IsCommon(passphrase, known) => "Accounts.Passphrase.Common",
            _ => null,
        };

    public static void Configure(PasswordHasherOptions options) => options.IterationCount = Rounds;

    private static bool IsCommon(string passphrase, string[] known)
    {
        var rated = passphrase.Length > LongestRated ? passphrase[..LongestRated] : passphrase;
        return Zxcvbn.Zxcvbn.MatchPassword(rated, known).Score < LowestScore;
    }
}
