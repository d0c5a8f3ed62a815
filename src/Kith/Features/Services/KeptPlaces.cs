using System.Text.Json.Nodes;
using Kith.Data;
using Kith.Features.Services.Hsds;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Services;

/// <summary>
/// Closes places: those that a service or its being there calls confidential, and those that are a closed place under another name, which an
/// organization often has. What a steward decided stays.
/// </summary>
public static class KeptPlaces
{
    private const int Together = 500;

    // A ten-thousandth of a degree is a house.
    private const double SamePoint = 0.0001;

    /// <summary>Closes what has to be closed among what has just been saved; gives what is to be written anew because of it.</summary>
    /// <param name="db">The transaction.</param>
    /// <param name="changed">Records that are new or different.</param>
    /// <param name="ct">Stops the work.</param>
    public static async Task<ILookup<HsdsKind, Guid>> CloseAsync(
        AppDb db,
        ILookup<HsdsKind, Guid> changed,
        CancellationToken ct
    )
    {
        var closed = new HashSet<Guid>();
        var organizations = new HashSet<Guid>();
        foreach (var some in changed[HsdsVocabulary.Location].Chunk(Together))
            await LookAsync(links => links.Where(l => some.Contains(l.LocationId!.Value)), some);
        foreach (var some in changed[HsdsVocabulary.ServiceAtLocation].Chunk(Together))
            await LookAsync(links => links.Where(l => some.Contains(l.Id)), []);
        foreach (var some in changed[HsdsVocabulary.Service].Chunk(Together))
            await LookAsync(links => links.Where(l => some.Contains(l.ServiceId!.Value)), []);
        closed.UnionWith(await CopiesAsync(db, organizations, ct));
        return await AroundAsync(db, closed, ct);

        async Task LookAsync(Func<IQueryable<ServiceAtLocation>, IQueryable<ServiceAtLocation>> which, Guid[] places)
        {
            var told = await (
                from link in which(db.ServicesAtLocations)
                join service in db.Services on link.ServiceId equals service.Id into those
                from service in those.DefaultIfEmpty()
                select new
                {
                    link.LocationId,
                    OrganizationId = (Guid?)service.OrganizationId,
                    IsKept = link.KeepsPlace || (service != null && service.KeepsPlaces),
                }
            ).ToListAsync(ct);
            organizations.UnionWith(told.Select(t => t.OrganizationId).OfType<Guid>());
            if (places.Length > 0)
                organizations.UnionWith(
                    (
                        await db
                            .Locations.Where(l => places.Contains(l.Id) && l.OrganizationId != null)
                            .Select(l => l.OrganizationId)
                            .Distinct()
                            .ToListAsync(ct)
                    ).OfType<Guid>()
                );
            var kept = told.Where(t => t.IsKept).Select(t => t.LocationId).OfType<Guid>().Distinct().ToArray();
            if (kept.Length > 0)
                closed.UnionWith(
                    await KeepAsync(
                        db,
                        await Open(db).Where(l => kept.Contains(l.Id)).ToListAsync(ct),
                        Openness.TownOnly,
                        ct
                    )
                );
        }
    }

    /// <summary>A steward says how much of a place may be known; the same place under another name follows when it is closed.</summary>
    public static async Task DecideAsync(AppDb db, IEnumerable<Guid> places, Openness openness, CancellationToken ct)
    {
        var ids = places.ToArray();
        await RecordTable.Of(HsdsVocabulary.Location).HoldAsync(db, ids, ct);
        foreach (var place in await db.Locations.Where(l => ids.Contains(l.Id)).ToListAsync(ct))
            place.Decide(openness);
        await db.SaveChangesAsync(ct);
        var organizations = await OrganizationsAsync(db, ids, ct);
        var around = await AroundAsync(db, [.. ids, .. await CopiesAsync(db, organizations, ct)], ct);
        await Documents.WriteAsync(db, await Documents.AffectedAsync(db, around, ct), ct);
    }

    private static IQueryable<Location> Open(AppDb db) =>
        db.Locations.Where(l => l.Openness == Openness.Open && !l.IsDecided);

    private static async Task<List<Guid>> CopiesAsync(
        AppDb db,
        IReadOnlyCollection<Guid> organizations,
        CancellationToken ct
    )
    {
        var closed = new List<Guid>();
        foreach (var some in organizations.Chunk(Together))
        {
            var kept = await PlacesOf.KeptAsync(db, some, ct);
            if (kept.Count == 0)
                continue;
            var open = PlacesOf.Lookup(
                await PlacesOf.Asked(db, [.. kept.Select(k => (Guid?)k.Key)], Open(db)).ToListAsync(ct)
            );
            var same =
                from of in open
                from place in of
                from known in kept[of.Key].Where(k => IsSame(k, place)).Take(1)
                select (place.Id, known.Openness);
            foreach (var (id, openness) in same.DistinctBy(s => s.Id))
                closed.AddRange(
                    await KeepAsync(db, await db.Locations.Where(l => l.Id == id).ToListAsync(ct), openness, ct)
                );
        }
        return closed;
    }

    private static async Task<IEnumerable<Guid>> KeepAsync(
        AppDb db,
        List<Location> places,
        Openness openness,
        CancellationToken ct
    )
    {
        places.ForEach(p => p.Keep(openness));
        await db.SaveChangesAsync(ct);
        return places.Select(p => p.Id);
    }

    private static bool IsSame(Location one, Location other)
    {
        if (one.Id == other.Id)
            return false;
        if (
            one is { Latitude: { } south, Longitude: { } west }
            && Math.Abs(south - (other.Latitude ?? double.NaN)) < SamePoint
            && Math.Abs(west - (other.Longitude ?? double.NaN)) < SamePoint
        )
            return true;
        return KeptWords.Streets(one).Intersect(KeptWords.Streets(other), StringComparer.Ordinal).Any();
    }

    private static async Task<List<Guid>> OrganizationsAsync(AppDb db, Guid[] places, CancellationToken ct)
    {
        var own = await db.Locations.Where(l => places.Contains(l.Id)).Select(l => l.OrganizationId).ToListAsync(ct);
        var used = await (
            from link in db.ServicesAtLocations
            where link.LocationId != null && places.Contains(link.LocationId.Value)
            join service in db.Services on link.ServiceId equals service.Id
            select service.OrganizationId
        ).ToListAsync(ct);
        return [.. own.Concat(used).OfType<Guid>().Distinct()];
    }

    // Other services of the organization may tell of the place in what they say of themselves.
    private static async Task<ILookup<HsdsKind, Guid>> AroundAsync(AppDb db, HashSet<Guid> closed, CancellationToken ct)
    {
        var organizations = closed.Count == 0 ? [] : await OrganizationsAsync(db, [.. closed], ct);
        return closed
            .Select(id => (Kind: HsdsVocabulary.Location, id))
            .Concat(organizations.Select(id => (Kind: HsdsVocabulary.Organization, id)))
            .ToLookup(c => c.Kind, c => c.id);
    }
}
