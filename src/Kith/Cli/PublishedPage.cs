using System.Text.RegularExpressions;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Kith.Texts;

namespace Kith.Cli;

/// <summary>
/// Turns a page of the hub into one that needs no hub: links lead to files beside it, what only the hub can do says so, and the
/// page says when it was made.
/// </summary>
/// <param name="crawl">Knows which files there are.</param>
/// <param name="origins">Under which names the hub speaks of itself.</param>
/// <param name="texts">Sentences, in the page's language.</param>
/// <param name="made">The moment of the copy, as the page says it.</param>
/// <param name="hub">Where the hub itself is, when somebody said so; else null.</param>
public sealed class PublishedPage(
    PublishCrawl crawl,
    IReadOnlyCollection<string> origins,
    T texts,
    string made,
    Uri? hub
)
{
    private const string LanguageSwitch = "/language/";
    private const string ForMachines = "script[type='application/ld+json'],link[rel=canonical],svg.qr";
    private static readonly TimeSpan LongestSearch = TimeSpan.FromSeconds(1);
    private static readonly HtmlParser Html = new();

    /// <summary>The page as it goes into the copy.</summary>
    public string Rewrite(byte[] page, PublishedFile file)
    {
        using var document = Html.ParseDocument(new MemoryStream(page));
        foreach (var form in document.Forms.ToList())
            form.Replace(PublishForms.AsLinks(document, form) ?? Sentence(document, texts["Copy.NeedsHub"]));
        foreach (var element in document.All.Where(e => PublishCrawl.Attribute(e.LocalName) is not null).ToList())
            Point(document, element, file);
        if (hub is null)
            RemoveOwnAddress(document);
        SayWhatThisIs(document);
        return document.ToHtml();
    }

    private void Point(IHtmlDocument document, IElement element, PublishedFile from)
    {
        var attribute = PublishCrawl.Attribute(element.LocalName)!;
        var here = new Uri($"http://{origins.First()}{from.Address}");
        if (element.GetAttribute(attribute) is not { } link || !Uri.TryCreate(here, link, out var target))
            return;
        if (link.StartsWith('#') || !origins.Contains(target.Authority, StringComparer.OrdinalIgnoreCase))
            return;
        if (FileFor(target, here, from.Language) is { } file)
            element.SetAttribute(attribute, PublishPaths.Relative(from.File, file.File) + target.Fragment);
        else if (element is IHtmlAnchorElement)
            Silence(document, element);
        else
            element.Remove();
    }

    private PublishedFile? FileFor(Uri target, Uri here, string language)
    {
        if (!target.AbsolutePath.StartsWith(LanguageSwitch, StringComparison.Ordinal))
            return PublishPaths.Normal(target.ToString(), here, origins) is { } address
                ? crawl.Find(language, address)
                : null;
        var other = target.AbsolutePath[LanguageSwitch.Length..];
        var same = PublishPaths.Normal(here.ToString(), here, origins);
        return crawl.Find(other, same!) ?? crawl.Find(other, "/");
    }

    // A link to what needs the hub keeps its words, and says why it cannot be tapped.
    private void Silence(IHtmlDocument document, IElement link)
    {
        if (link.Closest("nav") is not null && link.Closest("li") is { } item)
        {
            item.Remove();
            return;
        }
        var words = document.CreateElement("span");
        words.TextContent = texts["Copy.OnlyOnHub", link.TextContent.Trim()];
        link.Replace(words);
    }

    // Nobody said where the hub lives, so what speaks of "http://localhost:5080/…" would only mislead: in data for machines, in the
    // words to send to a friend, and in the text of the page.
    private void RemoveOwnAddress(IHtmlDocument document)
    {
        foreach (var element in document.QuerySelectorAll(ForMachines).ToList())
            element.Remove();
        foreach (
            var name in document.QuerySelectorAll("p *").Where(e => origins.Contains(e.TextContent.Trim())).ToList()
        )
            name.Closest("p")?.Remove();
        foreach (var link in document.Links.Where(l => l.GetAttribute("href") is not null))
            link.SetAttribute("href", WithoutOwnAddress(link.GetAttribute("href")!));
        foreach (var text in document.Descendants<IText>().ToList())
            text.Data = WithoutOwnAddress(text.Data);
    }

    private string WithoutOwnAddress(string text) =>
        origins
            .OrderByDescending(origin => origin.Length)
            .Aggregate(
                text,
                (left, origin) =>
                    left.Contains(origin, StringComparison.OrdinalIgnoreCase)
                    || left.Contains(Uri.EscapeDataString(origin), StringComparison.OrdinalIgnoreCase)
                        ? Regex.Replace(left, Speaks(origin), "", RegexOptions.IgnoreCase, LongestSearch)
                        : left
            );

    // The address as written, or escaped inside a link to send.
    private static string Speaks(string origin) =>
        $@"\s*(%20)*((https?://)?{Regex.Escape(origin)}[\w./~-]*|https?%3A%2F%2F{Regex.Escape(Uri.EscapeDataString(origin))}[\w.~%-]*)";

    private void SayWhatThisIs(IHtmlDocument document)
    {
        var notice = document.CreateElement("p");
        notice.ClassName = "copy-notice small";
        notice.TextContent = texts["Copy.Made", made];
        if (hub is not null)
        {
            var link = document.CreateElement("a");
            link.SetAttribute("href", hub.ToString());
            link.SetAttribute("rel", "noreferrer");
            link.TextContent = hub.Host;
            notice.Append(document.CreateTextNode(" " + texts["Copy.HubItself"] + " "), link);
        }
        (document.QuerySelector("main") ?? document.Body)?.Prepend(notice);
    }

    private static IElement Sentence(IHtmlDocument document, string words)
    {
        var sentence = document.CreateElement("p");
        sentence.ClassName = "callout";
        sentence.TextContent = words;
        return sentence;
    }
}
