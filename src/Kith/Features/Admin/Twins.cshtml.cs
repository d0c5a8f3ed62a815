using Kith.Data;
using Kith.Features.Services.Twins;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>Services that may be the same, with the reasons, and those that were made one.</summary>
public sealed class TwinsModel(ViewerDb db) : AdminPage(db)
{
    private const int Most = 50;

    /// <summary>One merge.</summary>
    /// <param name="From">Name of what was put away.</param>
    /// <param name="Into">Name of what was kept.</param>
    /// <param name="HasChanged">Whether the list of the one that was put away has said something new of it since.</param>
    /// <param name="IsLost">Whether what was kept is gone, so that its link leads nowhere.</param>
    public sealed record Line(ServiceMerge Merge, string From, string Into, bool HasChanged, bool IsLost);

    public IReadOnlyList<Twin> Found { get; private set; } = [];

    public IReadOnlyList<Line> Merged { get; private set; } = [];

    protected override async Task<IActionResult?> FindAsync()
    {
        var services = await Db
            .ServiceSpots.Where(s => s.IsFirst)
            .Select(s => new TwinSide(s.ServiceId, s.Name, s.Organization, s.Phone, s.ShownLatitude, s.ShownLongitude))
            .ToListAsync();
        var apart = await Db.ServicesApart.Select(a => new { a.FirstId, a.SecondId }).ToListAsync();
        Found = TwinSearch.Find(services, apart.Select(a => (a.FirstId, a.SecondId)).ToHashSet(), Most);
        Merged = await (
            from merge in Db.ServiceMerges
            join away in Db.Services on merge.FromId equals away.Id
            join kept in Db.Services on merge.IntoId equals kept.Id
            orderby merge.At descending
            select new Line(
                merge,
                away.Name,
                kept.Name,
                away.ChangedAt > merge.At,
                kept.GoneAt != null || (kept.AwayAt != null && !Db.ServiceMerges.Any(m => m.FromId == kept.Id))
            )
        )
            .Take(Most)
            .ToListAsync();
        return null;
    }
}
