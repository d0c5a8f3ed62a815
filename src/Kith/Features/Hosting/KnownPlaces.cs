using Kith.Data;
using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Hosting;

/// <summary>A place hosts can choose.</summary>
/// <param name="Key">Stands for it in a form; keyed, because the row's own key tells when it was made.</param>
/// <param name="Venue">The place itself.</param>
public sealed record KnownPlace(string Key, Venue Venue);

/// <summary>
/// The places a group has met at. Nobody is offered another group's places: an address that is told by its host alone would
/// be told by the list.
/// </summary>
public sealed class KnownPlaces(Secrets secrets)
{
    private const int Most = 40;
    private const int KeyLength = 16;

    /// <summary>By name; of the group's meetups, or of the one meetup that belongs to none.</summary>
    public async Task<IReadOnlyList<KnownPlace>> OfAsync(ViewerDb db, Guid? groupId, Guid? meetupId)
    {
        var meetups = groupId is null
            ? db.Meetups.Where(m => m.Id == meetupId)
            : db.Meetups.Where(m => m.GroupId == groupId);
        var venues = await db
            .Venues.Where(v => meetups.Any(m => m.VenueId == v.Id))
            .OrderBy(v => v.Name)
            .Take(Most)
            .ToListAsync();
        return [.. venues.Select(v => new KnownPlace(Key(v.Id), v))];
    }

    /// <summary>What stands for a meetup's place in a form; null when it has none.</summary>
    public string? Of(Meetup meetup) => meetup.VenueId is { } id ? Key(id) : null;

    private string Key(Guid id) => secrets.KeyedHash("venue", $"{id:n}")[..KeyLength];
}
