using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Encodings.Web;
using Kith.Web;
using Microsoft.AspNetCore.Html;

namespace Kith.Features.Find;

/// <summary>
/// The choices behind "More choices" while nobody has made any: always the same in one language, and with some hundred elements
/// the costliest part of the page, so they are written once and kept. Nothing anybody asked for is in them.
/// </summary>
public sealed class PlainChoices(CurrentHub hub, HtmlEncoder encoder)
{
    private const int MostKept = 50;

    private readonly ConcurrentDictionary<(string, string, string, string), IHtmlContent> _kept = new();

    /// <summary>The choices in this request's language.</summary>
    /// <param name="page">The page they stand on.</param>
    /// <param name="render">Writes them anew.</param>
    public async Task<IHtmlContent> GetAsync(IndexModel page, Func<Task<IHtmlContent>> render)
    {
        var key = (
            CultureInfo.CurrentUICulture.Name,
            CultureInfo.CurrentCulture.Name,
            hub.Facts.Country,
            string.Join(' ', page.Choices.Spoken)
        );
        if (_kept.TryGetValue(key, out var kept))
            return kept;
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        (await render()).WriteTo(text, encoder);
        if (_kept.Count >= MostKept)
            _kept.Clear();
        return _kept[key] = new HtmlString(text.ToString());
    }
}
