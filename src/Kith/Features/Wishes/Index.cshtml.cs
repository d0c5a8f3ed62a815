using Kith.Data;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Wishes;

/// <summary>What neighbours wish there was, those that most wish for first.</summary>
[PublicPage]
public sealed class IndexModel(ViewerDb db) : PageModel
{
    private const int PerPage = 30;

    public IReadOnlyList<Wished> Wishes { get; private set; } = [];

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public int Pages { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Pages = Math.Max(1, (await db.Wishes.CountAsync(ct) + PerPage - 1) / PerPage);
        Number = Math.Clamp(Number, 1, Pages);
        var found = await db
            .Wishes.Select(w => new
            {
                Wish = w,
                Area = db.Neighbourhoods.Where(n => n.Id == w.NeighbourhoodId).Select(n => n.Name).FirstOrDefault(),
                Joined = db.WishJoins.Count(j => j.WishId == w.Id),
            })
            .OrderByDescending(w => w.Joined)
            .ThenByDescending(w => w.Wish.At)
            .Skip((Number - 1) * PerPage)
            .Take(PerPage)
            .ToListAsync(ct);
        Wishes = [.. found.Select(w => new Wished(w.Wish, w.Area, w.Joined))];
    }
}
