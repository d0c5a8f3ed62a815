using Kith.Data;
using Kith.Features.Meetups;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Cards;

/// <summary>One card. Looks the same to everybody, so that who read it is known to nobody, and prints on one sheet.</summary>
[PublicPage]
public sealed class ShowModel(ViewerDb db, T texts) : PageModel
{
    private const int LongestCode = 12;

    public ShelfCard One { get; private set; } = null!;

    /// <summary>How many it helped; null while that is not said.</summary>
    public int? Helped { get; private set; }

    /// <summary>Other languages it has words in.</summary>
    public IReadOnlyList<Tongue> Others { get; private set; } = [];

    /// <summary>Shows it.</summary>
    /// <param name="card">Its slug.</param>
    /// <param name="asked">Language to read it in; null for the one of the page.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task<IActionResult> OnGetAsync(
        string card,
        [FromQuery(Name = "in")] string? asked,
        CancellationToken ct
    )
    {
        var language = asked is { Length: > 0 and <= LongestCode } ? asked : texts.Language;
        if (await db.FindAsync(card, language, ct) is not { } found)
            return NotFound();
        One = found;
        Helped = await db
            .CardsHelped.Where(h => h.CardId == found.Card.Id)
            .Select(h => (int?)h.Count)
            .FirstOrDefaultAsync(ct);
        var others = await db
            .CardWordings.Where(w => w.CardId == found.Card.Id && w.Language != found.Words.Language)
            .Select(w => w.Language)
            .OrderBy(code => code)
            .ToListAsync(ct);
        Others = Tongue.Of(string.Join(' ', others));
        return Page();
    }
}
