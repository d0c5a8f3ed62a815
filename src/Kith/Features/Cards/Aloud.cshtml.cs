using Kith.Data;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.Cards;

/// <summary>
/// A card in large print, to be read aloud or taken along on paper. There is no recording of ours: a voice is somebody's, and a
/// machine's would need another company. Stewards can link one that somebody made.
/// </summary>
[PublicPage]
public sealed class AloudModel(ViewerDb db, T texts) : PageModel
{
    public ShelfCard One { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string card, CancellationToken ct)
    {
        if (await db.FindAsync(card, texts.Language, ct) is not { } found)
            return NotFound();
        One = found;
        return Page();
    }
}
