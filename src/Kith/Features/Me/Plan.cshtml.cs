using Kith.Data;
using Kith.Features.Cards;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Me;

/// <summary>The cards I keep, in my order, with my notes: to look at or to print. Nobody else can open it.</summary>
public sealed class PlanModel(ViewerDb db, Secrets secrets, T texts) : PageModel
{
    /// <summary>A line of the plan.</summary>
    /// <param name="Kept">What I wrote.</param>
    /// <param name="One">The card as it is now; null when it is off the shelf.</param>
    public sealed record Line(PlanLine Kept, ShelfCard? One);

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var kept = (await db.Plans.FirstOrDefaultAsync(ct))?.Read(secrets) ?? [];
        var slugs = kept.Select(line => line.Card).ToList();
        var cards = await db.In(texts.Language).Where(one => slugs.Contains(one.Card.Slug)).ToListAsync(ct);
        Lines = [.. kept.Select(line => new Line(line, cards.Find(one => one.Card.Slug == line.Card)))];
    }
}
