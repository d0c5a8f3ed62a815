using Kith.Data;
using Kith.Features.Imports;
using Kith.Features.Places;
using Microsoft.EntityFrameworkCore;

namespace Kith.Cli;

/// <summary>Finds the venue that <c>--place</c> names, or makes one.</summary>
internal sealed class VenueWish(AppDb db, List<string> notes, string country)
{
    /// <summary>The venue of this name, or a new one from "name, address".</summary>
    /// <exception cref="CommandFailedException">Several venues have the name.</exception>
    public async Task<Venue?> FindAsync(MeetupWish wish, CancellationToken ct)
    {
        if (MeetupWish.Words("--place", wish.Place, 600) is not { } place)
            return null;
        var known = await db.Venues.Where(v => v.Name == place).Take(2).ToListAsync(ct);
        return known.Count switch
        {
            0 => await MakeAsync(wish, place, ct),
            1 when !wish.HiddenPlace || known[0].Precision == Precision.ToldByHost => known[0],
            1 => throw new CommandFailedException(
                $"The hub already shows '{place}' to everybody; give a hidden place another name."
            ),
            _ => throw new CommandFailedException(
                $"The hub knows several venues called '{place}'; add the address after a comma."
            ),
        };
    }

    private async Task<Venue> MakeAsync(MeetupWish wish, string place, CancellationToken ct)
    {
        var comma = place.IndexOf(',', StringComparison.Ordinal);
        var name = comma < 0 ? place : place[..comma].Trim();
        var address = comma < 0 ? null : MeetupWish.Words("--place", place[(comma + 1)..], 400);
        if (await db.Venues.FirstOrDefaultAsync(v => v.Name == name && v.Address == address, ct) is { } known)
            return known;
        var postal = await PostalHint.FindAsync(db, address, country, ct);
        var point = wish.ReadPoint() ?? (postal is null ? null : (postal.Latitude, postal.Longitude));
        if (point is null)
            notes.Add(
                "Nobody finds this place by distance: give --at latitude,longitude, or a postcode the hub knows."
            );
        var precision = wish.HiddenPlace ? Precision.ToldByHost : Precision.Exact;
        var venue = Venue
            .Add(MeetupWish.Words("--place", name, 255) ?? "?", address, postal?.Name, precision)
            .At(point?.Latitude, point?.Longitude)
            .Offers(wish.ReadAccess());
        db.Add(venue);
        return venue;
    }
}
