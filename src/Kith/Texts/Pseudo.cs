using System.Text;
using System.Text.RegularExpressions;

namespace Kith.Texts;

/// <summary>
/// Two invented languages for tests. <c>en-XA</c> accents and brackets every sentence, so that one written into a page instead of
/// <c>Texts/</c> stands out; <c>ar-XB</c> does the same from right to left.
/// </summary>
public static partial class Pseudo
{
    /// <summary>Code of the accented invented language.</summary>
    public const string AccentedCode = "en-XA";

    /// <summary>Code of the right-to-left invented language.</summary>
    public const string MirroredCode = "ar-XB";

    /// <summary>What every invented sentence begins with.</summary>
    public const string Open = "[!!";

    /// <summary>What every invented sentence ends with.</summary>
    public const string Close = "!!]";

    private const string Plain = "aceinosuyACEINOSUY";
    private const string Marked = "áçéíñóšúýÁÇÉÍÑÓŠÚÝ";

    /// <summary>English, accented and about a third longer, as German would be.</summary>
    public static Phrases Accented(Phrases english) => Make(english, AccentedCode, "ltr");

    /// <summary>The same, read from right to left.</summary>
    public static Phrases Mirrored(Phrases english) => Make(english, MirroredCode, "rtl");

    private static Phrases Make(Phrases english, string code, string direction) =>
        new(
            code,
            english.Keys.Select(key =>
                KeyValuePair.Create(
                    key,
                    key switch
                    {
                        "Language.Direction" => direction,
                        "Language.Name" => code,
                        _ => Disguise(english.Find(key)!),
                    }
                )
            )
        );

    /// <summary>One sentence in disguise; placeholders and link targets stay as they are.</summary>
    public static string Disguise(string sentence)
    {
        var text = new StringBuilder(Open).Append(' ');
        var from = 0;
        foreach (Match kept in Untouched().Matches(sentence))
        {
            Accent(text, sentence.AsSpan(from, kept.Index - from));
            text.Append(kept.ValueSpan);
            from = kept.Index + kept.Length;
        }
        Accent(text, sentence.AsSpan(from));
        return text.Append(' ').Append('~', sentence.Length / 3).Append(Close).ToString();
    }

    private static void Accent(StringBuilder text, ReadOnlySpan<char> words)
    {
        foreach (var letter in words)
        {
            var index = Plain.IndexOf(letter, StringComparison.Ordinal);
            text.Append(index < 0 ? letter : Marked[index]);
        }
    }

    [GeneratedRegex(@"\{\d+[^}]*\}|\]\(\d+\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Untouched();
}
