using Kith.Data;
using Kith.Features.Places;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>A page about one part of town.</summary>
public abstract class PlacePage(ViewerDb db) : AdminPage(db)
{
    [FromRoute(Name = "place")]
    public string Slug { get; set; } = "";

    public Neighbourhood Place { get; private set; } = null!;

    /// <summary>The other parts of town, by name.</summary>
    public IReadOnlyList<Neighbourhood> Others { get; private set; } = [];

    protected override async Task<IActionResult?> FindAsync()
    {
        var all = await Db.Neighbourhoods.OrderBy(n => n.Name).ToListAsync();
        if (all.Find(n => n.Slug == Slug) is not { } place)
            return NotFound();
        Place = place;
        Others = [.. all.Where(n => n.Id != place.Id)];
        return null;
    }
}
