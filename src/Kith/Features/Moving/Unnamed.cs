using System.Text.RegularExpressions;
using Kith.Data;

namespace Kith.Features.Moving;

/// <summary>
/// A group's words without the names of those who did not say that theirs may travel: each is written as an ellipsis. Names are found
/// as they are written in the group, whole words only, so that "May" goes and "you may pass" stays.
/// </summary>
public sealed class Unnamed
{
    private const string Instead = "…";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Regex? _names;
    private readonly IReadOnlyList<string> _keys;

    public Unnamed(IReadOnlyCollection<string> names)
    {
        _keys = [.. names.Select(Fold.Words).Where(key => key.Length > 0)];
        if (names.Count == 0)
            return;
        var any = string.Join('|', names.OrderByDescending(n => n.Length).Select(Regex.Escape));
        _names = new($@"(?<![\p{{L}}\p{{N}}])(?:{any})(?![\p{{L}}\p{{N}}])", RegexOptions.CultureInvariant, Patience);
    }

    /// <summary>These words without the names in them.</summary>
    public string Words(string words) => _names?.Replace(words, Instead) ?? words;

    /// <summary>As <see cref="Words"/>; null stays null.</summary>
    public string? MaybeWords(string? words) => words is null ? null : Words(words);

    /// <summary>An address whole, or not at all when a name is in it.</summary>
    public string? Address(string? address) =>
        address is not null
        && _keys.Any(key => $" {Fold.Words(address)} ".Contains($" {key} ", StringComparison.Ordinal))
            ? null
            : address;
}
