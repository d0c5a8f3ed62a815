using System.Globalization;
using System.Text;
using Kith.Data;

namespace Kith.Features.Accounts;

/// <summary>
/// How aliases are compared: two that look or sound alike to a person are one, so that nobody can pass for somebody else by
/// an accent, a capital letter or a space.
/// </summary>
public static class Alias
{
    /// <summary>Fewest letters, digits or pictures.</summary>
    public const int Shortest = 2;

    // Letters of other scripts that look like Latin ones.
    private const string Lookalikes = "аaеeоoрpсcхxуyіiјjѕsԁdһhοoαaρpνvιiκkτt0o1l";

    /// <summary>The key of an alias: unique among members, at most 80 characters; empty when it has no letter or digit.</summary>
    public static string Key(string alias)
    {
        var folded = Fold.Key(alias.Normalize(NormalizationForm.FormKC));
        if (folded.Length == 0)
            folded = string.Concat(alias.Where(c => !char.IsWhiteSpace(c)));
        return string.Concat(folded.Take(2 * Person.LongestAlias).Select(Plain));
    }

    /// <summary>Whether it can be a name at all: letters or digits enough, nothing that hides or turns text around.</summary>
    public static bool IsName(string alias) =>
        alias.Length is >= Shortest and <= Person.LongestAlias
        && IsWellFormed(alias)
        && alias.EnumerateRunes().Count(IsSeen) >= Shortest
        && !alias.EnumerateRunes().Any(IsUnseen);

    private static bool IsWellFormed(string text) => !text.EnumerateRunes().Any(r => r == Rune.ReplacementChar);

    private static bool IsSeen(Rune rune) => Rune.IsLetterOrDigit(rune) || Rune.IsSymbol(rune);

    private static bool IsUnseen(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
        && rune.Value != 0x200D;

    private static char Plain(char c)
    {
        for (var i = 0; i < Lookalikes.Length; i += 2)
            if (Lookalikes[i] == c)
                return Lookalikes[i + 1];
        return c;
    }
}
