using System.Text.Json.Nodes;
using Kith.Data;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Services.Freshness;

/// <summary>A service as its page shows it.</summary>
/// <param name="Service">The service.</param>
/// <param name="Whole">Its document, as everybody gets it.</param>
/// <param name="Kept">Ids of places of which not everything may be known.</param>
public sealed record ServiceShown(Service Service, JsonObject Whole, IReadOnlySet<string> Kept)
{
    /// <summary>What everybody may know it is called.</summary>
    public string Name => NamedRecord.NameOf(new(Whole, ""));

    /// <summary>What of it can be corrected.</summary>
    public Editable Editable => new(Service.Id, Whole, Kept);

    /// <summary>Null for one that is not there, that its list no longer has, or whose address is misspelt. Two SQL commands.</summary>
    public static async Task<ServiceShown?> FindAsync(ViewerDb db, string id, CancellationToken ct) =>
        Guid.TryParseExact(id, "D", out var key)
            ? await FindAsync((db.Services, db.ServiceDocuments), (db.ServicesAtLocations, db.Locations), key, ct)
            : null;

    /// <summary>The same inside a write.</summary>
    public static Task<ServiceShown?> FindAsync(AppDb db, Guid id, CancellationToken ct) =>
        FindAsync(
            (db.Services.AsNoTracking(), db.ServiceDocuments.AsNoTracking()),
            (db.ServicesAtLocations, db.Locations),
            id,
            ct
        );

    private static async Task<ServiceShown?> FindAsync(
        (IQueryable<Service> Services, IQueryable<ServiceDocument> Documents) of,
        (IQueryable<ServiceAtLocation> Links, IQueryable<Location> Locations) at,
        Guid id,
        CancellationToken ct
    )
    {
        var found = await (
            from service in of.Services.Where(Rules.ServiceRules.Shown)
            join document in of.Documents on service.Id equals document.Id
            where service.Id == id
            select new { service, document.Whole }
        ).FirstOrDefaultAsync(ct);
        if (found is null)
            return null;
        var kept = await (
            from link in at.Links
            join location in at.Locations on link.LocationId equals location.Id
            where link.ServiceId == id && location.Openness != Openness.Open
            select location.Id
        ).ToListAsync(ct);
        return new(
            found.service,
            JsonNode.Parse(found.Whole)!.AsObject(),
            kept.Select(p => p.ToString()).ToHashSet(StringComparer.Ordinal)
        );
    }
}
