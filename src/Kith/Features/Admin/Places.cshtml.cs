using Kith.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>The parts of town, and how much hangs on each.</summary>
public sealed class PlacesModel(ViewerDb db) : AdminPage(db)
{
    private const int Most = 300;

    public sealed record Line(string Name, string Slug, int Groups, int Venues);

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    protected override async Task<IActionResult?> FindAsync()
    {
        Lines = await Db
            .Neighbourhoods.OrderBy(n => n.Name)
            .Take(Most)
            .Select(n => new Line(
                n.Name,
                n.Slug,
                Db.GroupsOnDuty.Count(g => g.NeighbourhoodId == n.Id),
                Db.Venues.Count(v => v.NeighbourhoodId == n.Id)
            ))
            .ToListAsync();
        return null;
    }
}
