using System.Globalization;
using System.Text.RegularExpressions;
using Kith.Data;

namespace Kith.Features.Places;

/// <summary>
/// What somebody may have meant by the words they typed for "near": postcodes, most exact first, and names with what was
/// said to tell them apart.
/// </summary>
/// <param name="Codes">Folded postcodes to look for; the first one known is meant.</param>
/// <param name="Names">Folded names, the whole of the words first, each with the folded words that were left over.</param>
public sealed partial record NearWords(IReadOnlyList<string> Codes, IReadOnlyList<(string Key, string[] Left)> Names)
{
    /// <summary>Longest words that are looked at; longer ones name no place.</summary>
    public const int Longest = 200;

    public const int MostCodes = 16;
    public const int MostWords = 6;
    private const int LongestCode = 10;
    private const int ShortestCut = 3;

    public static NearWords Read(string text)
    {
        var parts = text.Split(',').Select(Fold.Words).Where(part => part.Length > 0).Take(MostWords).ToList();
        if (parts is [])
            return new([], []);
        var words = string.Join(' ', parts).Split(' ').Take(MostWords * 2).ToList();
        return new([.. CodesIn(parts[0], words).Distinct().Take(MostCodes)], Named(parts));
    }

    /// <summary>"51.45,-0.97" as a point; rounded to 0.01° (about 1 km), because nobody needs to tell more exactly where they are.</summary>
    /// <returns>Whether it has the form of a point; the point is null when there is no such place on Earth.</returns>
    public static bool IsPoint(string text, out (double Latitude, double Longitude)? point)
    {
        point = null;
        if (Point().Match(text) is not { Success: true } match)
            return false;
        var (latitude, longitude) = (Degrees(match, "lat"), Degrees(match, "lon"));
        if (Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180)
            point = (Math.Round(latitude, 2), Math.Round(longitude, 2));
        return true;
    }

    private static double Degrees(Match match, string group) =>
        double.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static IEnumerable<string> CodesIn(string first, List<string> words)
    {
        var whole = first.Replace(" ", "", StringComparison.Ordinal);
        foreach (var code in Cuts(whole, first.Split(' ')[0]))
            yield return code;
        foreach (var word in words.Where(IsCode))
            yield return word;
    }

    // A full postcode names a few doors; the areas that are known are its beginning. British ones end in a digit and two
    // letters, so M1 1AE lies in M1 and not in M11; American ZIP+4 in its first five digits; Irish Eircodes in their first three.
    private static IEnumerable<string> Cuts(string whole, string firstWord)
    {
        if (!IsCode(whole))
            yield break;
        yield return whole;
        if (British().IsMatch(whole))
            yield return whole[..^3];
        if (firstWord != whole && IsCode(firstWord))
            yield return firstWord;
        for (var length = whole.Length - 1; length >= ShortestCut; length--)
            yield return whole[..length];
    }

    private static bool IsCode(string word) =>
        word.Length is >= 2 and <= LongestCode && word.Any(char.IsAsciiDigit) && word.All(char.IsLetterOrDigit);

    // "Lewes, Delaware" says by its comma what tells it apart; in "lewes delaware" any of the last words may.
    private static List<(string, string[])> Named(List<string> parts)
    {
        var rest = parts.Skip(1).Select(Fold.Key).ToArray();
        var words = parts[0].Split(' ').Take(MostWords).ToArray();
        return
        [
            .. Enumerable
                .Range(0, words.Length)
                .Select(left =>
                    (
                        string.Concat(words[..^left]),
                        left == 0 ? rest : (string[])[string.Concat(words[^left..]), .. rest]
                    )
                ),
        ];
    }

    [GeneratedRegex(
        @"^\s*(?<lat>[+-]?\d{1,3}(\.\d{1,20})?)\s*,\s*(?<lon>[+-]?\d{1,3}(\.\d{1,20})?)\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Point();

    [GeneratedRegex(
        @"^[a-z]{1,2}[0-9][a-z0-9]?[0-9][a-z]{2}$",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex British();
}
