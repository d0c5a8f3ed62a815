using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace Kith.Texts;

/// <summary>
/// The sentences of the language this request is answered in (<see cref="CultureInfo.CurrentUICulture"/>). What a language lacks is
/// said in English. Results are plain text: Razor encodes them.
/// </summary>
/// <param name="catalogue">All shipped sentences.</param>
/// <param name="strict">A missing key throws (tests, development) instead of showing the key.</param>
public sealed partial class T(Catalogue catalogue, bool strict)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly ConcurrentDictionary<string, Phrases> _byCulture = new(StringComparer.Ordinal);

    /// <summary>The sentence of a key.</summary>
    /// <exception cref="KeyNotFoundException">No language has it, and the program is strict.</exception>
    public string this[string key] => Find(key) ?? Missing(key);

    /// <summary>The sentence of a key with its numbered placeholders filled in; numbers and dates as the culture writes them.</summary>
    /// <exception cref="KeyNotFoundException">No language has it, and the program is strict.</exception>
    public string this[string key, params object?[] args] => string.Format(CultureInfo.CurrentCulture, this[key], args);

    /// <summary>The current language's code, for <c>lang</c> attributes.</summary>
    public string Language => Current.Language;

    /// <summary>The current reading direction, <c>ltr</c> or <c>rtl</c>.</summary>
    public string Direction => Current.Direction;

    /// <summary>The sentence of a key, or null when there is none: for sentences a page may have or not, such as hints.</summary>
    public string? Find(string key) => Current.Find(key) ?? catalogue.English.Find(key);

    /// <summary>
    /// A counted sentence: keys <c>.one</c>, <c>.other</c> and, where a language or a kind answer for none wants it, <c>.zero</c> and the
    /// other CLDR forms. The count is placeholder {0}; <paramref name="more"/> follow from {1}.
    /// </summary>
    /// <exception cref="KeyNotFoundException">No language has it, and the program is strict.</exception>
    public string Plural(string key, long count, params object?[] more)
    {
        var sentence = Current.FindPlural(key, count) ?? catalogue.English.FindPlural(key, count) ?? Missing(key);
        return string.Format(CultureInfo.CurrentCulture, sentence, [count, .. more]);
    }

    /// <summary>
    /// A sentence with links in it: <c>Read [what we keep](0) first</c> links the bracketed words to the first of
    /// <paramref name="urls"/>. Everything else is encoded.
    /// </summary>
    /// <exception cref="KeyNotFoundException">No language has it, and the program is strict.</exception>
    public IHtmlContent Links(string key, params string[] urls)
    {
        var html = new HtmlContentBuilder();
        var sentence = this[key];
        var from = 0;
        foreach (Match link in Link().Matches(sentence))
        {
            var url = urls[int.Parse(link.Groups["url"].ValueSpan, CultureInfo.InvariantCulture)];
            html.Append(sentence[from..link.Index])
                .AppendHtml($"<a href=\"{Encoder.Encode(url)}\">{Encoder.Encode(link.Groups["words"].Value)}</a>");
            from = link.Index + link.Length;
        }
        return html.Append(sentence[from..]);
    }

    /// <summary>What a language calls itself ("Español").</summary>
    public string NameOf(string language) => catalogue.Find(language)?.Name ?? language;

    private Phrases Current =>
        _byCulture.GetOrAdd(CultureInfo.CurrentUICulture.Name, name => catalogue.Find(name) ?? catalogue.English);

    private string Missing(string key) =>
        strict ? throw new KeyNotFoundException($"Texts/ has no sentence '{key}'.") : key;

    [GeneratedRegex(
        @"\[(?<words>[^\[\]]+)\]\((?<url>\d+)\)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Link();
}
