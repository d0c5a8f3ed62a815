using System.Text.RegularExpressions;

namespace Kith.Features.Neighbours;

/// <summary>
/// Looks whether a message may hold a way to reach somebody outside the hub, so that they are asked once whether they want to give it.
/// Nothing is kept from being sent, and nothing is noted.
/// </summary>
public static partial class SafeWords
{
    /// <summary>Seven digits or more with what stands between them in a number, an at sign within a word, a link, a house number.</summary>
    public static bool LookLikeContact(string words) => Contact().IsMatch(words);

    [GeneratedRegex(
        @"(\d[\s().\-/]{0,3}){7,}|[^\s@]@[^\s@]|https?://|www\.|\b\d{1,4}[a-z]?,?\s+\p{L}+\s+(street|st|road|rd|avenue|lane|close|drive|way)\b|\b(calle|avenida|plaza|c/)\s*\S+.{0,40}\d",
        RegexOptions.IgnoreCase
            | RegexOptions.CultureInvariant
            | RegexOptions.ExplicitCapture
            | RegexOptions.NonBacktracking
    )]
    private static partial Regex Contact();
}
