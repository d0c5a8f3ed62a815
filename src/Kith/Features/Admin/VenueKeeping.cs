using Kith.Data;
using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Mail;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>What a steward knows better about a place.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Address">Postal address in one line.</param>
/// <param name="Area">Part of town in words, where it is none of the hub's.</param>
/// <param name="AreaSlug">Part of town of the hub; null for none.</param>
/// <param name="Point">Degrees WGS 84 of the door; null when nobody knows.</param>
/// <param name="Access">What is there.</param>
/// <param name="Directions">How to find the door.</param>
/// <param name="Transport">Buses, trains, parking.</param>
/// <param name="Tells">Whether whoever comes there is told that it is another place than they read.</param>
public sealed record Correction(
    string Name,
    string? Address,
    string? Area,
    string? AreaSlug,
    (double Latitude, double Longitude)? Point,
    Access Access,
    string? Directions,
    string? Transport,
    bool Tells
);

/// <summary>Corrects places that everybody may know, with everything that says where it meets and a line in the log.</summary>
public sealed class VenueKeeping(WriteQueue writes, TimeProvider clock)
{
    /// <summary>Corrects one; false when it is gone or hidden by now. From then on a list it came from no longer changes it.</summary>
    public Task<bool> CorrectAsync(Guid by, Guid venueId, Correction right, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                var open = db.Venues.Where(VenueRules.KnownToAll);
                if (await open.FirstOrDefaultAsync(v => v.Id == venueId, ct) is not { } venue)
                    return false;
                var now = clock.GetUtcNow().UtcDateTime;
                var area = await db
                    .Neighbourhoods.Where(n => n.Slug == right.AreaSlug)
                    .Select(n => (Guid?)n.Id)
                    .FirstOrDefaultAsync(ct);
                var name = venue.Name == right.Name ? right.Name : $"{venue.Name} → {right.Name}";
                name = name.Length <= AuditEntry.LongestName ? name : right.Name;
                db.Add(AuditEntry.Of(by, Deed.VenueChanged, Matter.Venue, null, now, name));
                venue.Rename(right.Name, right.Address, right.Area, venue.Precision);
                venue.At(right.Point?.Latitude, right.Point?.Longitude).In(area);
                venue.Offers(right.Access, right.Directions, right.Transport);
                venue.Correct(now);
                await db.SaveChangesAsync(ct);
                await RetellAsync(db, venueId, now, ct);
                if (right.Tells)
                    await TellAsync(db, venueId, now, ct);
                return true;
            },
            ct
        );

    // Find, lists and the search text carry what may be shown of places.
    private static async Task RetellAsync(AppDb db, Guid venueId, DateTime now, CancellationToken ct)
    {
        var meetups = await db
            .Meetups.Where(m =>
                m.VenueId == venueId || db.Occurrences.Any(o => o.MeetupId == m.Id && o.VenueId == venueId)
            )
            .Select(m => m.Id)
            .ToListAsync(ct);
        foreach (var some in meetups.Chunk(Upkeep.Batch))
            await Upkeep.RefreshAsync(db, some, now, ct);
    }

    private static async Task TellAsync(AppDb db, Guid venueId, DateTime now, CancellationToken ct)
    {
        var times = await db
            .Occurrences.Where(o => o.StartsAt > now)
            .Where(o => o.State == OccurrenceState.Planned || o.State == OccurrenceState.Moved)
            .Where(o =>
                o.VenueId == venueId
                || (o.VenueId == null && db.Meetups.Any(m => m.Id == o.MeetupId && m.VenueId == venueId))
            )
            .Where(o => db.Rsvps.Where(RsvpRules.OnTheList).Any(r => r.OccurrenceId == o.Id))
            .Select(o => o.Id)
            .ToListAsync(ct);
        foreach (var time in times)
            await Outbox.TellAsync(db, time, LetterKind.Moved, now);
    }
}
