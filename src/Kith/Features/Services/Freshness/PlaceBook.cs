using Kith.Data;
using Kith.Features.Admin;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Services.Freshness;

/// <summary>Writes down what stewards say of how much everybody may know of a place.</summary>
public sealed class PlaceBook(WriteQueue writes, TimeProvider clock)
{
    /// <summary>Decides about places of a service; false when none of them is one of its places or nothing is different.</summary>
    public Task<bool> DecideAsync(
        Guid steward,
        Guid serviceId,
        IReadOnlyDictionary<Guid, Openness> said,
        CancellationToken ct
    ) =>
        writes.RunAsync(
            async db =>
            {
                await EditBook.HoldAsync(db, serviceId, ct);
                var wanted = said.Keys.ToArray();
                var known = await db
                    .Locations.AsNoTracking()
                    .Where(l => wanted.Contains(l.Id))
                    .Where(l => db.ServicesAtLocations.Any(k => k.LocationId == l.Id && k.ServiceId == serviceId))
                    .Select(l => new { l.Id, l.Openness })
                    .ToListAsync(ct);
                var different = known.Where(l => said[l.Id] != l.Openness).ToList();
                foreach (var some in different.GroupBy(l => said[l.Id]))
                    await KeptPlaces.DecideAsync(db, some.Select(l => l.Id), some.Key, ct);
                if (different.Count == 0)
                    return false;
                var name = await db.Services.Where(s => s.Id == serviceId).Select(s => s.Name).SingleAsync(ct);
                var now = clock.GetUtcNow().UtcDateTime;
                db.Add(AuditEntry.Of(steward, Deed.PlacesKept, Matter.Service, serviceId.ToString(), now, name));
                return true;
            },
            ct
        );
}
