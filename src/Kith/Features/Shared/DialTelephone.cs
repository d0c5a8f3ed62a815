using Kith.Texts;

namespace Kith.Features.Shared;

/// <summary>Turns a telephone number as people write it into what a phone dials, and into what a sentence can hold.</summary>
public static class DialTelephone
{
    /// <summary>
    /// A number inside a sentence keeps its digits in order, also where the sentence reads from right to left (Unicode isolate);
    /// on its own in a page it stands in <c>&lt;phone&gt;</c>.
    /// </summary>
    public static string InSentence(T texts, string number) =>
        texts.Direction == "rtl" ? $"\u2066{number}\u2069" : number;

    /// <summary>"0113 496 0000" → "01134960000"; a leading plus, star and hash stay, letters and spaces go (RFC 3966 §3).</summary>
    public static string Digits(string number) =>
        string.Concat(
            number.Where(
                (letter, at) => char.IsAsciiDigit(letter) || letter is '*' or '#' || (letter == '+' && at == 0)
            )
        );
}
