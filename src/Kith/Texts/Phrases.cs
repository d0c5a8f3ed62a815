using System.Collections.Frozen;

namespace Kith.Texts;

/// <summary>Every sentence of one language, ready to read; built once at start.</summary>
/// <param name="language">Its code, for example <c>es</c>; decides how it counts.</param>
/// <param name="sentences">Key to sentence.</param>
public sealed class Phrases(string language, IEnumerable<KeyValuePair<string, string>> sentences)
{
    private readonly FrozenDictionary<string, string> _sentences = sentences.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The language code these sentences are written in.</summary>
    public string Language { get; } = language;

    /// <summary>All keys, in no order.</summary>
    public IEnumerable<string> Keys => _sentences.Keys;

    /// <summary>The language's own name for itself.</summary>
    public string Name => Find("Language.Name") ?? Language;

    /// <summary>The reading direction, <c>ltr</c> or <c>rtl</c>.</summary>
    public string Direction => Find("Language.Direction") ?? "ltr";

    /// <summary>The sentence, or null when this language lacks it.</summary>
    public string? Find(string key) => _sentences.GetValueOrDefault(key);

    /// <summary>The form of a counted sentence: its own words for none when it has them, else what the language asks for.</summary>
    public string? FindPlural(string key, long count) =>
        (count == 0 ? Find(key + ".zero") : null)
        ?? Find($"{key}.{Plurals.Category(Language, count)}")
        ?? Find(key + ".other");
}
