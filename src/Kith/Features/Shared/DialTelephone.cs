namespace Kith.Features.Shared;

/// <summary>Turns a telephone number as people write it into what a phone dials.</summary>
public static class DialTelephone
{
    /// <summary>"0113 496 0000" → "01134960000"; a leading plus, star and hash stay, letters and spaces go (RFC 3966 §3).</summary>
    public static string Digits(string number) =>
        string.Concat(
            number.Where(
                (letter, at) => char.IsAsciiDigit(letter) || letter is '*' or '#' || (letter == '+' && at == 0)
            )
        );
}
