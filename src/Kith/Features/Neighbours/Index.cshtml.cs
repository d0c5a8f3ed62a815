using Kith.Data;
using Kith.Rules;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Neighbours;

/// <summary>What neighbours offer and need, the newest day first.</summary>
[PublicPage]
public sealed class IndexModel(ViewerDb db, NeighbourDesk desk) : PageModel
{
    private const int PerPage = 20;

    [BindProperty(SupportsGet = true, Name = "")]
    public FavourAsked Asked { get; set; } = new();

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public int Pages { get; private set; }

    public int Total { get; private set; }

    public IReadOnlyList<FavourSeen> Found { get; private set; } = [];

    public FavourChoices Choices { get; private set; } = null!;

    public bool IsNeighbour => FavourRules.IsNeighbour(db.Viewer);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Choices = await desk.ChoicesAsync(db, ct);
        var favours = Asked.Of(db.Favours.Where(FavourRules.OpenOn(desk.Today)), db.Neighbourhoods);
        Total = await favours.CountAsync(ct);
        Pages = Math.Max(1, (Total + PerPage - 1) / PerPage);
        Number = Math.Clamp(Number, 1, Pages);
        if (Total > 0)
            Found = await FavourSeen.ListAsync(db, favours, (Number - 1) * PerPage, PerPage, ct);
    }
}
