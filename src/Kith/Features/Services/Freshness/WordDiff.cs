using System.Text.RegularExpressions;

namespace Kith.Features.Services.Freshness;

/// <summary>How a run of words stands in a difference.</summary>
public enum Standing
{
    Same,
    Gone,
    Added,
}

/// <summary>The difference of two texts word by word, as short as it can be.</summary>
public static partial class WordDiff
{
    /// <summary>Words of one text up to which they are compared; longer ones stand below each other whole.</summary>
    private const int MostWords = 800;

    /// <summary>The runs in order: without what was added they are the first text, without what is gone the second.</summary>
    /// <param name="before">The first text; null for none.</param>
    /// <param name="after">The second.</param>
    /// <param name="isWhole">Not to be read in parts, as a number to ring.</param>
    public static IReadOnlyList<(Standing Standing, string Words)> Of(string? before, string? after, bool isWhole)
    {
        var (old, now) = (Split(before), Split(after));
        if (isWhole || old.Count > MostWords || now.Count > MostWords)
            return [.. Runs([(Standing.Gone, before ?? ""), (Standing.Added, after ?? "")])];
        return [.. Runs(Steps(old, now))];
    }

    private static List<string> Split(string? text) => [.. Words().Matches(text ?? "").Select(m => m.Value)];

    private static IEnumerable<(Standing, string)> Steps(List<string> old, List<string> now)
    {
        var longest = Longest(old, now);
        var (i, j) = (0, 0);
        while (i < old.Count && j < now.Count)
        {
            if (old[i] == now[j])
            {
                yield return (Standing.Same, now[j]);
                (i, j) = (i + 1, j + 1);
            }
            else if (longest[i + 1, j] >= longest[i, j + 1])
                yield return (Standing.Gone, old[i++]);
            else
                yield return (Standing.Added, now[j++]);
        }
        while (i < old.Count)
            yield return (Standing.Gone, old[i++]);
        while (j < now.Count)
            yield return (Standing.Added, now[j++]);
    }

    // Words that both have, in order, from each place to the ends.
    private static int[,] Longest(List<string> old, List<string> now)
    {
        var longest = new int[old.Count + 1, now.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
        for (var j = now.Count - 1; j >= 0; j--)
            longest[i, j] =
                old[i] == now[j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
        return longest;
    }

    private static IEnumerable<(Standing, string)> Runs(IEnumerable<(Standing Standing, string Words)> steps)
    {
        (Standing Standing, string Words)? run = null;
        foreach (var step in steps.Where(s => s.Words is { Length: > 0 }))
        {
            if (run is { } going && going.Standing == step.Standing)
                run = (going.Standing, going.Words + step.Words);
            else
            {
                if (run is { } done)
                    yield return done;
                run = step;
            }
        }
        if (run is { } last)
            yield return last;
    }

    // A word with the space behind it, so that putting them together again gives the text.
    [GeneratedRegex(@"\S+\s*|\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();
}
