using Kith.Data;
using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Features.SetUp;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>Changes to the hub itself and to its parts of town, with everything that hangs on them and a line in the log.</summary>
public sealed class HubKeeping(WriteQueue writes, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Changes the settings; another zone counts the times ahead anew.</summary>
    public Task ChangeAsync(Guid by, HubOpening wish, string? leaveUrl, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                var hub = await db.Hubs.SingleAsync(ct);
                var moved = hub.Zone != wish.Zone;
                hub.Present(wish.Name, wish.Tagline, wish.Languages, wish.Hue, wish.Phone, leaveUrl);
                hub.Move(wish.Country, wish.Zone);
                hub.Admit(wish.AdultsOnly);
                Record(db, by, Deed.HubChanged, Matter.Hub, null, wish.Name);
                await db.SaveChangesAsync(ct);
                if (moved)
                    await Upkeep.RezoneAsync(db, wish.Zone, Now, ct);
                return true;
            },
            ct
        );

    /// <summary>Adds a part of town; false when there is one of that name.</summary>
    public Task<bool> AddAsync(Guid by, string name, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                var area = Neighbourhood.Add(name, RandomId.New());
                var slug = Fold.Words(name).Replace(' ', '-');
                if (slug.Length > 0)
                    area = Neighbourhood.Add(name, slug);
                if (await db.Neighbourhoods.AnyAsync(n => n.Slug == area.Slug || n.NameKey == area.NameKey, ct))
                    return false;
                db.Add(area);
                Record(db, by, Deed.NeighbourhoodAdded, Matter.Neighbourhood, area.Slug, name);
                return true;
            },
            ct
        );

    /// <summary>Gives a part of town another name; everything there says it from now on.</summary>
    public Task<bool> RenameAsync(Guid by, string slug, string name, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                if (await db.Neighbourhoods.FirstOrDefaultAsync(n => n.Slug == slug, ct) is not { } area)
                    return false;
                Record(db, by, Deed.NeighbourhoodChanged, Matter.Neighbourhood, slug, $"{area.Name} → {name}");
                area.Rename(name);
                await db.SaveChangesAsync(ct);
                await RetellAsync(db, area.Id, ct);
                return true;
            },
            ct
        );

    /// <summary>
    /// Makes two parts of town one: groups and places of the first belong to the second, and the first is gone. False when one of
    /// the two is not there any more, so that two stewards who merge at once do it once.
    /// </summary>
    public Task<bool> MergeAsync(Guid by, string slug, string intoSlug, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                var from = await db.Neighbourhoods.FirstOrDefaultAsync(n => n.Slug == slug, ct);
                var into = await db.Neighbourhoods.FirstOrDefaultAsync(n => n.Slug == intoSlug, ct);
                if (from is null || into is null || from.Id == into.Id)
                    return false;
                var (id, target) = (from.Id, (Guid?)into.Id);
                await db
                    .Venues.Where(v => v.NeighbourhoodId == id)
                    .ExecuteUpdateAsync(v => v.SetProperty(x => x.NeighbourhoodId, target), ct);
                await db
                    .Groups.Where(g => g.NeighbourhoodId == id)
                    .ExecuteUpdateAsync(g => g.SetProperty(x => x.NeighbourhoodId, target), ct);
                Record(
                    db,
                    by,
                    Deed.NeighbourhoodsMerged,
                    Matter.Neighbourhood,
                    into.Slug,
                    $"{from.Name} → {into.Name}"
                );
                db.Remove(from);
                await db.SaveChangesAsync(ct);
                await RetellAsync(db, into.Id, ct);
                return true;
            },
            ct
        );

    // Find, lists and the search text carry the names of places.
    private async Task RetellAsync(AppDb db, Guid neighbourhoodId, CancellationToken ct)
    {
        var meetups = await db
            .Meetups.Where(m => db.Venues.Any(v => v.Id == m.VenueId && v.NeighbourhoodId == neighbourhoodId))
            .Select(m => m.Id)
            .ToListAsync(ct);
        foreach (var some in meetups.Chunk(Upkeep.Batch))
            await Upkeep.RefreshAsync(db, some, Now, ct);
    }

    private void Record(AppDb db, Guid by, Deed deed, Matter matter, string? key, string name) =>
        db.Add(
            AuditEntry.Of(
                by,
                deed,
                matter,
                key,
                Now,
                name.Length <= AuditEntry.LongestName ? name : name[..AuditEntry.LongestName]
            )
        );
}
