using Kith.Data;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Coming;

/// <summary>What the clock does to RSVPs: offers run out, and guests are forgotten a week after the meetup.</summary>
public static class GuestUpkeep
{
    /// <summary>
    /// Lets offers go whose time is over, not while the meetup is cancelled, when nobody could take them; and offers to the line
    /// what is free, also where a change of the whole series made room. Harmless when run twice.
    /// </summary>
    public static async Task ExpireOffersAsync(IServiceProvider services, CancellationToken ct)
    {
        var now = Now(services);
        var offered = now + RsvpRules.LastOffer;
        var db = services.GetRequiredService<AppDb>();
        var writes = services.GetRequiredService<WriteQueue>();
        var due = await db
            .Rsvps.Where(r =>
                (
                    r.State == RsvpState.Offered
                    && r.OfferEndsAt <= now
                    && !db.Occurrences.Any(o => o.Id == r.OccurrenceId && o.State == Meetups.OccurrenceState.Cancelled)
                )
                || (
                    r.State == RsvpState.Waitlisted
                    && db.Occurrences.Any(o =>
                        o.Id == r.OccurrenceId
                        && (o.State == Meetups.OccurrenceState.Planned || o.State == Meetups.OccurrenceState.Moved)
                        && !o.ByApproval
                        && db.Meetups.Any(m => m.Id == o.MeetupId && m.State == Meetups.MeetupState.Published)
                        && o.StartsAt > offered
                        && (o.Capacity == null || r.Party <= o.Capacity - o.Taken)
                        && (
                            o.OpenRoles == null
                            || db.RoleSeats.Any(s =>
                                s.OccurrenceId == o.Id && s.Slot == r.Role && r.Party <= s.Seats - s.Taken
                            )
                        )
                    )
                )
            )
            .Select(r => r.OccurrenceId)
            .Distinct()
            .ToListAsync(ct);
        foreach (var occurrence in due)
            await writes.RunAsync(inner => ExpireAsync(inner, occurrence, now), ct);
    }

    /// <summary>
    /// Deletes everybody's RSVPs <see cref="RsvpRules.KeptFor"/> after the end, and sees to it that no trace stays in the files:
    /// deleted pages are overwritten and the write-ahead log is emptied.
    /// </summary>
    public static async Task EraseGuestsAsync(IServiceProvider services, CancellationToken ct)
    {
        var ended = Now(services) - RsvpRules.KeptFor;
        var unknown = ended - RsvpRules.LongestUnknown;
        var db = services.GetRequiredService<AppDb>();
        var erased = await services
            .GetRequiredService<WriteQueue>()
            .RunAsync(
                async inner =>
                {
                    var over = inner.Occurrences.Where(o =>
                        o.EndsAt != null ? o.EndsAt <= ended : o.StartsAt <= unknown
                    );
                    await inner.Messages.Where(m => over.Any(o => o.Id == m.OccurrenceId)).ExecuteDeleteAsync(ct);
                    return await inner.Rsvps.Where(r => over.Any(o => o.Id == r.OccurrenceId)).ExecuteDeleteAsync(ct);
                },
                ct
            );
        if (erased > 0)
            await db.Database.ExecuteSqlRawAsync(
                db.Database.IsNpgsql() ? "VACUUM \"Rsvps\"" : "PRAGMA wal_checkpoint(TRUNCATE)",
                ct
            );
    }

    private static async Task<bool> ExpireAsync(AppDb db, Guid occurrenceId, DateTime now)
    {
        await Line.HoldAsync(db, occurrenceId);
        var lapsed = await db
            .Rsvps.Where(r => r.OccurrenceId == occurrenceId && r.State == RsvpState.Offered && r.OfferEndsAt <= now)
            .ToListAsync();
        foreach (var rsvp in lapsed)
            rsvp.Lapse(now);
        foreach (var alike in lapsed.GroupBy(r => r.Role))
            await Line.TakeAsync(db, occurrenceId, -alike.Sum(r => r.Party), role: alike.Key);
        await db.SaveChangesAsync();
        await Line.OfferAsync(db, occurrenceId, now);
        return true;
    }

    private static DateTime Now(IServiceProvider services) =>
        services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
}
