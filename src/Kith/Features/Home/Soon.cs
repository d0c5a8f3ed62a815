using Kith.Data;
using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Home;

/// <summary>A meetup that is about to happen, as the first page pins it up.</summary>
/// <param name="StartsAt">UTC.</param>
/// <param name="Zone">IANA zone it happens in.</param>
/// <param name="Place">What everybody may see of the place; null when there is none.</param>
public sealed record Soon(
    string PublicId,
    string Title,
    string? Group,
    DateTime StartsAt,
    string Zone,
    Mode Mode,
    Led? Led,
    bool Free,
    bool Moved,
    ShownPlace? Place
)
{
    /// <summary>Its page.</summary>
    public string Path => $"/meetups/{PublicId}";

    /// <summary>Where, in as many words as everybody may read; null when nobody said or it is not in a room.</summary>
    public string? Where =>
        Mode is Mode.InPerson or Mode.Hybrid
            ? string.Join(
                ", ",
                new[] { Place?.Name, Place?.Area }.Where(word => !string.IsNullOrEmpty(word)).Distinct()
            )
                is { Length: > 0 } words
                ? words
                : null
            : null;

    /// <summary>The next meetups that this viewer may see, soonest first; one SQL command.</summary>
    /// <param name="db">The database as the viewer sees it.</param>
    /// <param name="after">Starts after this, UTC.</param>
    /// <param name="until">Starts before this, UTC.</param>
    /// <param name="most">How many at most.</param>
    public static async Task<IReadOnlyList<Soon>> AfterAsync(
        ViewerDb db,
        DateTime after,
        DateTime until,
        int most,
        CancellationToken ct
    )
    {
        var next =
            from time in db.Occurrences
            where time.Listed && time.StartsAt > after && time.StartsAt < until
            join meetup in db.Meetups on time.MeetupId equals meetup.Id
            orderby time.StartsAt, meetup.Title
            select new
            {
                Time = time,
                Meetup = meetup,
                VenueId = time.VenueId ?? meetup.VenueId,
            };
        var rows = await (
            from soon in next.Take(most)
            join g in db.Groups on soon.Meetup.GroupId equals (Guid?)g.Id into groups
            from grp in groups.DefaultIfEmpty()
            join v in db.Venues on soon.VenueId equals (Guid?)v.Id into venues
            from venue in venues.DefaultIfEmpty()
            join n in db.Neighbourhoods on venue!.NeighbourhoodId equals (Guid?)n.Id into areas
            from area in areas.DefaultIfEmpty()
            orderby soon.Time.StartsAt, soon.Meetup.Title
            select new Row(soon.Time, soon.Meetup, grp!.Name, grp.Led, venue, area)
        ).ToListAsync(ct);
        return [.. rows.Select(Of)];
    }

    private sealed record Row(
        Occurrence Time,
        Meetup Meetup,
        string? Group,
        Led? GroupLed,
        Venue? Venue,
        Neighbourhood? Area
    );

    private static Soon Of(Row row) =>
        new(
            row.Time.PublicId,
            row.Meetup.Title,
            row.Group,
            row.Time.StartsAt,
            row.Meetup.Zone,
            row.Time.Mode,
            row.Meetup.Led ?? row.GroupLed,
            row.Time.Free,
            row.Time.State == OccurrenceState.Moved,
            row.Venue is { } venue ? VenueRules.Shown(venue, row.Area) : null
        );
}
