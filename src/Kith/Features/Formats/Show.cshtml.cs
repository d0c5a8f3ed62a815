using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.Formats;

/// <summary>One format, to run an evening from: on the screen or on paper.</summary>
[PublicPage]
public sealed class ShowModel(FormatBook book, T texts) : PageModel
{
    public Format Format { get; private set; } = null!;

    public IActionResult OnGet(string format)
    {
        if (book.Find(format, texts.Language) is not { } found)
            return NotFound();
        Format = found;
        return Page();
    }
}
