using System.Globalization;
using System.Text;

namespace Kith.Data;

/// <summary>
/// One folding of text for search on both databases: lower case, no accents, letters and digits only, single spaces.
/// <c>unaccent</c> is not allowed in a generated column and FTS5 folds differently, so the fold is ours and is stored.
/// </summary>
public static class Fold
{
    /// <summary>Folds text to words: "Café-Ñandú, 2." becomes "cafe nandu 2".</summary>
    public static string Words(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "";
        var folded = new StringBuilder(text.Length);
        foreach (var c in Decompose(text))
        {
            if (
                CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
            )
                continue;
            if (c is '\'' or '’')
                continue;
            if (
                char.IsLetterOrDigit(c)
                || char.IsSurrogate(c)
                || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.SpacingCombiningMark
            )
                Append(folded, char.ToLowerInvariant(c));
            else if (folded.Length > 0 && folded[^1] != ' ')
                folded.Append(' ');
        }
        return folded.ToString().TrimEnd();
    }

    /// <summary>Folds a postcode or place name to a key without spaces: "SW1A 1AA" becomes "sw1a1aa".</summary>
    public static string Key(string? text) => Words(text).Replace(" ", "", StringComparison.Ordinal);

    private static bool IsCharacter(Rune rune) =>
        (rune.Value & 0xFFFE) != 0xFFFE && rune.Value is not (>= 0xFDD0 and <= 0xFDEF) && rune != Rune.ReplacementChar;

    private static string Decompose(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKD);
        }
        catch (ArgumentException)
        {
            // Lone surrogates and code points that are no characters cannot be normalised; search goes on without them.
            return string.Concat(text.EnumerateRunes().Where(IsCharacter)).Normalize(NormalizationForm.FormKD);
        }
    }

    private static void Append(StringBuilder folded, char c) =>
        _ = c switch
        {
            'ß' => folded.Append("ss"),
            'æ' => folded.Append("ae"),
            'œ' => folded.Append("oe"),
            'ø' => folded.Append('o'),
            'ł' => folded.Append('l'),
            'đ' or 'ð' => folded.Append('d'),
            'þ' => folded.Append("th"),
            'ı' => folded.Append('i'),
            _ => folded.Append(c),
        };
}
