using Kith.Data;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Cards;

/// <summary>Cards that stewards put together, in their order.</summary>
[PublicPage]
public sealed class CollectionModel(ViewerDb db, T texts) : PageModel
{
    public CardCollection Collection { get; private set; } = null!;

    public IReadOnlyList<ShelfCard> Cards { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string collection, CancellationToken ct)
    {
        if (await db.FindCollectionAsync(collection, texts.Language, ct) is not { } found)
            return NotFound();
        Collection = found;
        var order = CardCodes.Split(found.Cards).ToList();
        var cards = await db.In(texts.Language).Where(one => order.Contains(one.Card.Slug)).ToListAsync(ct);
        Cards = [.. cards.OrderBy(one => order.IndexOf(one.Card.Slug))];
        return Page();
    }
}
