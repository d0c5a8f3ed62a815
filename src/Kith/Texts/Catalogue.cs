using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;

namespace Kith.Texts;

/// <summary>
/// All languages the program ships. A file <c>Texts/area.code.json</c> adds sentences of one area in one language; a new
/// language is a set of new files and nothing else.
/// </summary>
public sealed class Catalogue
{
    /// <summary>The language every sentence exists in, used where another lacks one.</summary>
    public const string Fallback = "en";

    private readonly FrozenDictionary<string, Phrases> _languages;

    private Catalogue(IEnumerable<Phrases> languages) =>
        _languages = languages.ToFrozenDictionary(phrases => phrases.Language, StringComparer.OrdinalIgnoreCase);

    /// <summary>Codes of the languages there are words for, in alphabetical order.</summary>
    public IEnumerable<string> Languages => _languages.Keys.Order(StringComparer.Ordinal);

    /// <summary>The sentences of a language: of the exact code, of its parent (<c>es-MX</c> → <c>es</c>), else null.</summary>
    public Phrases? Find(string language) =>
        _languages.GetValueOrDefault(language)
        ?? (language.IndexOf('-', StringComparison.Ordinal) is > 0 and var end ? Find(language[..end]) : null);

    /// <summary>The English sentences.</summary>
    public Phrases English => _languages[Fallback];

    /// <summary>Reads the sentences that travel inside the program.</summary>
    /// <param name="pseudo">Adds the two invented languages that show what is not translated or not mirrored.</param>
    /// <exception cref="InvalidOperationException">Two files of one language state the same key.</exception>
    public static Catalogue Load(bool pseudo = false)
    {
        var program = typeof(Catalogue).Assembly;
        var languages = program
            .GetManifestResourceNames()
            .Where(name => name.StartsWith("Texts/", StringComparison.Ordinal))
            .GroupBy(name => name.Split('.')[^2], StringComparer.Ordinal)
            .Select(files => new Phrases(files.Key, files.SelectMany(file => Read(program, file))))
            .ToList();
        if (pseudo)
        {
            var english = languages.Single(phrases => phrases.Language == Fallback);
            languages.AddRange([Pseudo.Accented(english), Pseudo.Mirrored(english)]);
        }
        return new Catalogue(languages);
    }

    private static Dictionary<string, string> Read(Assembly program, string file)
    {
        using var stream = program.GetManifestResourceStream(file)!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)
            ?? throw new InvalidOperationException($"{file} holds no sentences.");
    }
}
