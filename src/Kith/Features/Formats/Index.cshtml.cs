using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.Formats;

/// <summary>Ways to run an evening.</summary>
[PublicPage]
public sealed class IndexModel(FormatBook book, T texts) : PageModel
{
    public IReadOnlyList<Format> Formats => book.In(texts.Language);
}
