using Kith.Data;
using Kith.Features.Groups;
using Kith.Features.Places;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Imports.MeetingGuide;

/// <summary>
/// The venues, neighbourhoods and groups a list stands on: made once, shared between rows by key, and brought up to date. What
/// people of this hub made or corrected themselves is never touched.
/// </summary>
public sealed class GuideGround(AppDb db, Feed feed, DateTime nowUtc)
{
    private const int LongestSlug = 120;

    private readonly Dictionary<string, Neighbourhood> _areas = [];
    private readonly Dictionary<string, Venue> _venues = [];
    private readonly Dictionary<string, Group> _groups = [];

    /// <summary>Brings everything the list names up to date; saved when it returns.</summary>
    public async Task PrepareAsync(GuideList list, CancellationToken ct)
    {
        await AreasAsync(list, ct);
        await VenuesAsync(list, ct);
        await GroupsAsync(list, ct);
    }

    public Venue? Venue(GuideRow row) => row.Place is { } place ? _venues[place.Key] : null;

    public Group? Group(GuideRow row) => row.Group is { } name ? _groups[GuideGroup.KeyOf(name)] : null;

    /// <summary>What strangers may see of a venue.</summary>
    public ShownPlace? Shown(Venue? venue) =>
        venue is null ? null : VenueRules.Shown(venue, Area(venue.NeighbourhoodId));

    /// <summary>All venues of the list as strangers may see them.</summary>
    public Dictionary<Guid, ShownPlace> AllShown() => _venues.Values.ToDictionary(v => v.Id, v => Shown(v)!);

    private Neighbourhood? Area(Guid? id) => id is null ? null : _areas.Values.FirstOrDefault(a => a.Id == id);

    private async Task AreasAsync(GuideList list, CancellationToken ct)
    {
        foreach (var area in await db.Neighbourhoods.AsNoTracking().ToListAsync(ct))
            _areas[area.Slug] = area;
        var fresh = new List<Neighbourhood>();
        foreach (var name in list.Places.Values.Select(p => p.Area).OfType<string>())
        {
            if (Slug(name, "area") is var slug && !_areas.ContainsKey(slug))
                fresh.Add(_areas[slug] = Neighbourhood.Add(name, slug));
        }
        await Bulk.InsertAsync(db, fresh, ct);
    }

    private async Task VenuesAsync(GuideList list, CancellationToken ct)
    {
        var known = await db.Venues.Where(v => v.FeedId == feed.Id).ToDictionaryAsync(v => v.FeedKey!, ct);
        var fresh = new List<Venue>();
        foreach (var (key, place) in list.Places)
        {
            if (!known.TryGetValue(key, out var venue))
                fresh.Add(venue = Features.Places.Venue.Add(place.Name, null, null).CameFrom(feed.Id, key));
            _venues[key] = venue;
            if (venue.CorrectedAt is not null)
                continue;
            venue.Rename(place.Name, place.Address, place.Area, place.Precision);
            venue.At(place.Latitude, place.Longitude).In(place.Area is { } a ? _areas[Slug(a, "area")].Id : null);
            venue.Offers(place.Access, place.Directions, venue.Transport);
        }
        await db.SaveChangesAsync(ct);
        await Bulk.InsertAsync(db, fresh, ct);
    }

    private async Task GroupsAsync(GuideList list, CancellationToken ct)
    {
        var known = await db.Groups.Where(g => g.FeedId == feed.Id).ToDictionaryAsync(g => g.FeedKey!, ct);
        var slugs = (await db.Groups.Select(g => g.Slug).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        var fresh = new List<Group>();
        foreach (var (key, said) in list.Groups)
        {
            if (!known.TryGetValue(key, out var group))
                fresh.Add(
                    group = Features
                        .Groups.Group.Start(Free(said.Name, slugs), said.Name, nowUtc)
                        .CameFrom(feed.Id, key)
                );
            _groups[key] = group;
            if (group.ClaimedAt is not null)
                continue;
            group.Rename(said.Name);
            group.Describe(said.Notes, group.WhoFor, group.Languages, group.Led, group.Phone);
            group.In(said.PlaceKey is { } place ? _venues[place].NeighbourhoodId : null);
        }
        await db.SaveChangesAsync(ct);
        await Bulk.InsertAsync(db, fresh, ct);
    }

    private static string Free(string name, HashSet<string> taken)
    {
        var slug = Slug(name, "group");
        for (var n = 2; !taken.Add(slug); n++)
            slug = $"{Slug(name, "group")}-{n}";
        return slug;
    }

    /// <summary>A name as it stands in links; names without letters get a general one.</summary>
    private static string Slug(string name, string otherwise)
    {
        var slug = Fold.Words(name).Replace(' ', '-');
        return slug.Length == 0 ? otherwise : slug[..Math.Min(slug.Length, LongestSlug)].TrimEnd('-');
    }
}
