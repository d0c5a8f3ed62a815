using System.Collections;

namespace Kith.Features.Services.Finder.Shelf;

/// <summary>Which of some numbered texts hold a word: an inverted index.</summary>
public sealed class Postings
{
    private readonly int _count;
    private readonly string[] _words;
    private readonly int[][] _having;

    /// <summary>Reads the texts.</summary>
    /// <param name="texts">Words between blanks, each once.</param>
    public Postings(IReadOnlyList<string> texts)
    {
        var having = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var n = 0; n < texts.Count; n++)
            foreach (var word in texts[n].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                (having.TryGetValue(word, out var those) ? those : having[word] = []).Add(n);
        _count = texts.Count;
        _words = [.. having.Keys.Order(StringComparer.Ordinal)];
        _having = [.. _words.Select(word => having[word].ToArray())];
    }

    /// <summary>Texts that hold the word.</summary>
    public BitArray Being(string word)
    {
        var n = Array.BinarySearch(_words, word, StringComparer.Ordinal);
        return Mark(_count, n < 0 ? [] : _having.AsSpan(n, 1));
    }

    /// <summary>Texts that hold a word which begins so.</summary>
    public BitArray Beginning(string start)
    {
        var found = Array.BinarySearch(_words, start, StringComparer.Ordinal);
        var first = found < 0 ? ~found : found;
        var end = first;
        while (end < _words.Length && _words[end].StartsWith(start, StringComparison.Ordinal))
            end++;
        return Mark(_count, _having.AsSpan(first, end - first));
    }

    /// <summary>So many bits, of which those are set that any of the lists names.</summary>
    public static BitArray Mark(int count, ReadOnlySpan<int[]> lists)
    {
        var those = new BitArray(count);
        foreach (var some in lists)
        foreach (var n in some)
            those[n] = true;
        return those;
    }
}
