using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Kith.Features.Shared;

/// <summary>
/// Fields nobody has answered look the same to everybody who reads one language, and a long form of them is the costliest part of a
/// page, so each is written once and kept. Nothing anybody typed is in them.
/// </summary>
public sealed class KeptFields(HtmlEncoder encoder)
{
    private const int MostKept = 1000;

    private readonly ConcurrentDictionary<(string, string, string), IHtmlContent> _kept = new();

    /// <summary>The field in this request's language.</summary>
    /// <param name="key">What else it depends on: its sentence, the choices it offers.</param>
    /// <param name="write">Writes it anew.</param>
    public IHtmlContent Get(string key, Func<IHtmlContent> write)
    {
        var full = (key, CultureInfo.CurrentUICulture.Name, CultureInfo.CurrentCulture.Name);
        if (_kept.TryGetValue(full, out var kept))
            return kept;
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        write().WriteTo(text, encoder);
        if (_kept.Count >= MostKept)
            _kept.Clear();
        return _kept[full] = new HtmlString(text.ToString());
    }
}
