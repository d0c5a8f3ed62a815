using Kith.Data;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Cards;

/// <summary>The shelf: what is it like right now, a search, and every card. What somebody looks for is kept nowhere.</summary>
[PublicPage(Asks = "q")]
public sealed class IndexModel(ViewerDb db, CardWords words, T texts) : PageModel
{
    private const int PerPage = 24;
    private const int LongestAsked = 100;

    public IReadOnlyList<ShelfCard> Cards { get; private set; } = [];

    public IReadOnlyList<CardCollection> Collections { get; private set; } = [];

    /// <summary>What was looked for; null when nothing was.</summary>
    public string? Asked { get; private set; }

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public int Pages { get; private set; }

    public async Task OnGetAsync(string? q, CancellationToken ct)
    {
        Asked = q?.Trim() is { Length: > 0 and <= LongestAsked } asked ? asked : null;
        var cards = db.In(texts.Language);
        if (Asked is not null)
            cards = cards.Holding(Asked, words.FeelOf);
        Pages = Math.Max(1, (await cards.CountAsync(ct) + PerPage - 1) / PerPage);
        Number = Math.Clamp(Number, 1, Pages);
        Cards = await cards.LightestFirst().Skip((Number - 1) * PerPage).Take(PerPage).ToListAsync(ct);
        Collections = await db.CollectionsAsync(texts.Language, ct);
    }
}
