namespace Kith.Texts;

/// <summary>
/// Which form of a counted sentence a language uses (Unicode CLDR, cardinal rules for whole numbers). A language without an
/// entry uses <c>one</c> for exactly one and <c>other</c> for the rest, as English, German and Spanish do.
/// </summary>
public static class Plurals
{
    /// <summary>The CLDR category of <paramref name="count"/>: zero, one, two, few, many or other.</summary>
    public static string Category(string language, long count)
    {
        var n = Math.Abs(count);
        return language switch
        {
            "ja" or "ko" or "zh" or "vi" or "th" or "id" => "other",
            "fr" or "hi" or "bn" or "fa" or "am" => n is 0 or 1 ? "one" : "other",
            "cs" or "sk" => n == 1 ? "one"
            : n is >= 2 and <= 4 ? "few"
            : "other",
            "pl" => n == 1 ? "one"
            : EndsInFew(n) ? "few"
            : "many",
            "ru" or "uk" or "be" => n % 10 == 1 && n % 100 != 11 ? "one"
            : EndsInFew(n) ? "few"
            : "many",
            "ar" => Arabic(n),
            _ => n == 1 ? "one" : "other",
        };
    }

    private static bool EndsInFew(long n) => n % 10 is >= 2 and <= 4 && n % 100 is not (>= 12 and <= 14);

    private static string Arabic(long n) =>
        n switch
        {
            0 => "zero",
            1 => "one",
            2 => "two",
            _ when n % 100 is >= 3 and <= 10 => "few",
            _ when n % 100 >= 11 => "many",
            _ => "other",
        };
}
