using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Kith.Texts;

namespace Kith.Tests.Features.Shared;

/// <summary>
/// Finds sentences written into a page instead of <c>Texts/</c>. Ask for the page in the invented language
/// (<c>Texts:Pseudo=true</c>, <c>Accept-Language: en-XA</c>); whatever is not in its brackets was hard-coded.
/// </summary>
public static class PseudoLocale
{
    private static readonly string[] SpokenAttributes =
    [
        "alt",
        "title",
        "aria-label",
        "placeholder",
        "content",
        "summary",
    ];
    private static readonly string[] NotSentences = ["time", "code", "script", "style", "svg"];

    /// <summary>
    /// Every word on the page, in titles and in labels comes from <c>Texts/</c>, unless it is somebody's own (an element with
    /// <c>data-own</c>, or one of <paramref name="own"/>), a time, a code or a number.
    /// </summary>
    public static void AssertEverythingTranslated(string html, params string[] own)
    {
        var page = new HtmlParser().ParseDocument(html);
        Assert.Equal(Pseudo.AccentedCode, page.DocumentElement.GetAttribute("lang"));
        var words = TextsOf(page.DocumentElement).Concat(AttributesOf(page)).Select(text => WithoutOwn(text, own));
        Assert.DoesNotContain(words, text => OutsideBrackets(text).Any(char.IsLetter));
    }

    private static IEnumerable<string> TextsOf(IElement root) =>
        root.Descendants<IText>()
            .Where(text => text.ParentElement is { } parent && !IsOwn(parent) && !IsNoSentence(parent))
            .GroupBy(text => Block(text.ParentElement!))
            .Select(texts => string.Concat(texts.Select(text => text.Data)));

    private static IEnumerable<string> AttributesOf(IDocument page) =>
        page
            .All.Where(element => !IsOwn(element) && element is not { LocalName: "meta" } || IsDescription(element))
            .SelectMany(element => SpokenAttributes.Select(element.GetAttribute).OfType<string>());

    private static bool IsDescription(IElement element) =>
        element.LocalName == "meta" && element.GetAttribute("name") == "description";

    private static bool IsOwn(IElement element) => element.Closest("[data-own]") is not null;

    private static bool IsNoSentence(IElement element) => element.Closest(string.Join(',', NotSentences)) is not null;

    // A sentence with a link or a mark in it is spread over several elements: look at the whole paragraph.
    private static IElement Block(IElement element) =>
        element is { LocalName: "a" or "b" or "strong" or "em" or "span" or "abbr", ParentElement: { } parent }
            ? Block(parent)
            : element;

    private static string WithoutOwn(string text, string[] own) =>
        own.Aggregate(text, (rest, word) => rest.Replace(word, "", StringComparison.Ordinal));

    // Sentences nest (a time inside a sentence), so brackets are counted.
    private static string OutsideBrackets(string text)
    {
        var outside = new System.Text.StringBuilder();
        var depth = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var rest = text.AsSpan(at);
            if (rest.StartsWith(Pseudo.Open, StringComparison.Ordinal))
            {
                depth++;
            }
            if (depth == 0)
            {
                outside.Append(text[at]);
            }
            if (rest.StartsWith(Pseudo.Close, StringComparison.Ordinal))
            {
                depth--;
                at += Pseudo.Close.Length - 1;
            }
        }
        return outside.ToString();
    }
}
