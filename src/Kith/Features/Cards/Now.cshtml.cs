using Kith.Data;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Cards;

/// <summary>Cards for how it is right now, those written for just this first.</summary>
[PublicPage]
public sealed class NowModel(ViewerDb db, T texts) : PageModel
{
    /// <summary>A code of <see cref="CardCodes.Feels"/>.</summary>
    public string Feel { get; private set; } = "";

    public IReadOnlyList<ShelfCard> Cards { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string feel, CancellationToken ct)
    {
        if (!CardCodes.Feels.Contains(feel, StringComparer.Ordinal))
            return NotFound();
        Feel = feel;
        var code = CardCodes.Join([feel]);
        Cards = await db.In(texts.Language)
            .Where(one => one.Card.Feels.Contains(code))
            .ClosestFirst(feel)
            .Take(Shelf.Most)
            .ToListAsync(ct);
        return Page();
    }
}
