using Kith.Data;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Services;

/// <summary>A place with the organizations it belongs to.</summary>
/// <param name="Place">What is known of it.</param>
/// <param name="Used">Organizations whose services are there.</param>
/// <param name="IsAway">Whether nothing may be known of it while only services that were put away are there.</param>
public sealed record PlaceOf(Location Place, List<Guid?> Used, bool IsAway);

/// <summary>Which places are of which organizations: their own and those where their services are.</summary>
public static class PlacesOf
{
    /// <summary>Closed places of these organizations: their own and those where their services are. One question.</summary>
    public static async Task<ILookup<Guid, Location>> KeptAsync(
        AppDb db,
        IReadOnlyCollection<Guid> organizations,
        CancellationToken ct
    )
    {
        var ids = organizations.Select(o => (Guid?)o).ToArray();
        var found = await Asked(db, ids, db.Locations.Where(l => Closed.Contains(l.Openness))).ToListAsync(ct);
        return Lookup(found);
    }

    /// <summary>Openness of what is not open to everybody.</summary>
    public static readonly Openness[] Closed = [Openness.TownOnly, Openness.Secret];

    /// <summary>Places of organizations, with those of which they are.</summary>
    public static IQueryable<PlaceOf> Asked(AppDb db, Guid?[] organizations, IQueryable<Location> among)
    {
        var used =
            from link in db.ServicesAtLocations
            join service in db.Services on link.ServiceId equals service.Id
            where organizations.Contains(service.OrganizationId)
            select new { link.LocationId, service.OrganizationId };
        var away = AwayRules.Secret(db.Locations, db.ServicesAtLocations, db.Services);
        return among
            .AsNoTracking()
            .Where(l => organizations.Contains(l.OrganizationId) || used.Any(u => u.LocationId == l.Id))
            .Select(l => new PlaceOf(
                l,
                used.Where(u => u.LocationId == l.Id).Select(u => u.OrganizationId).ToList(),
                away.Any(a => a.Id == l.Id)
            ));
    }

    public static ILookup<Guid, Location> Lookup(IEnumerable<PlaceOf> places) =>
        places
            .SelectMany(p =>
                p.Used.Append(p.Place.OrganizationId).OfType<Guid>().Distinct().Select(of => (of, p.Place))
            )
            .ToLookup(p => p.of, p => p.Place);
}
