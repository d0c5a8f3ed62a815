using Kith.Data;
using Kith.Features.Meetups;
using Kith.Mail;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Coming;

/// <summary>
/// The waitlist of an occurrence. In order of arrival: seats that become free are offered to the first whose party fits, and
/// nobody new gets a seat that somebody in line could use. Everything here runs inside a write that holds the occurrence.
/// </summary>
public static class Line
{
    /// <summary>Most offers made by one change; the minute job makes the rest.</summary>
    private const int MostAtOnce = 500;

    /// <summary>Makes this occurrence's seats nobody else's until the transaction ends.</summary>
    public static Task HoldAsync(AppDb db, Guid occurrenceId) =>
        db
            .Occurrences.Where(o => o.Id == occurrenceId)
            .ExecuteUpdateAsync(o => o.SetProperty(x => x.Taken, x => x.Taken));

    /// <summary>
    /// Takes seats if there are enough, or gives them back when negative. A newcomer gets none that somebody in line could use,
    /// and none of a meetup that was cancelled. Where there are roles, a newcomer gets one of their role's. Where a host admits each person nobody takes one by themselves, and there is no
    /// line to keep. When it becomes full, or is no longer, cached pages move on.
    /// </summary>
    public static async Task<bool> TakeAsync(
        AppDb db,
        Guid occurrenceId,
        int seats,
        bool newcomer = false,
        bool admitted = false,
        int? role = null
    )
    {
        if (role is not { } slot)
            return await TakeAnyAsync(db, occurrenceId, seats, newcomer, admitted);
        await HoldAsync(db, occurrenceId);
        if (newcomer && await RoleLine.IsWantedAsync(db, occurrenceId, slot, seats))
            return false;
        if (!await RoleLine.TakeAsync(db, occurrenceId, slot, seats))
            return false;
        if (await TakeAnyAsync(db, occurrenceId, seats, newcomer, admitted, isOfRole: true))
            return true;
        await RoleLine.TakeAsync(db, occurrenceId, slot, -seats);
        return false;
    }

    // Of the seats for everybody, whatever their role. The line of a role has been looked at before.
    private static async Task<bool> TakeAnyAsync(
        AppDb db,
        Guid occurrenceId,
        int seats,
        bool newcomer,
        bool admitted,
        bool isOfRole = false
    )
    {
        var rows = db.Occurrences.Where(o =>
            o.Id == occurrenceId && (seats <= 0 || o.Capacity == null || o.Taken + seats <= o.Capacity)
        );
        if (newcomer)
            rows = Meeting(rows)
                .Where(o => admitted || !o.ByApproval)
                .Where(o => isOfRole || o.OpenRoles == null)
                .Where(o =>
                    isOfRole
                    || o.Capacity == null
                    || o.ByApproval
                    || !db.Rsvps.Any(w =>
                        w.OccurrenceId == o.Id
                        && w.Waiting != null
                        && w.State == RsvpState.Waitlisted
                        && w.Party <= o.Capacity - o.Taken
                    )
                );
        if (await rows.ExecuteUpdateAsync(o => o.SetProperty(x => x.Taken, x => x.Taken + seats)) == 0)
            return false;
        if (seats != 0)
            await db.TouchPublicIfAsync(Turned(db, occurrenceId, seats));
        return true;
    }

    /// <summary>The next number in the line, given to nobody else; null when the meetup was cancelled.</summary>
    public static async Task<int?> NumberAsync(AppDb db, Guid occurrenceId)
    {
        var given = await Meeting(db.Occurrences.Where(o => o.Id == occurrenceId))
            .ExecuteUpdateAsync(o => o.SetProperty(x => x.NextWaiting, x => x.NextWaiting + 1));
        return given == 0
            ? null
            : await db.Occurrences.Where(o => o.Id == occurrenceId).Select(o => o.NextWaiting).SingleAsync();
    }

    /// <summary>Offers free seats to the line, first come first; nothing when it is too late to tell
    /// anybody, or while the meetup rests.</summary>
    public static async Task OfferAsync(AppDb db, Guid occurrenceId, DateTime nowUtc)
    {
        var seats = await Meeting(db.Occurrences.Where(o => o.Id == occurrenceId && !o.ByApproval))
            .Where(o => db.Meetups.Any(m => m.Id == o.MeetupId && m.State == MeetupState.Published))
            .Select(o => new
            {
                o.StartsAt,
                o.OpenRoles,
                Free = o.Capacity == null ? int.MaxValue : o.Capacity.Value - o.Taken,
            })
            .FirstOrDefaultAsync();
        if (seats is not { Free: > 0 } || RsvpRules.OfferEnds(seats.StartsAt, nowUtc) is not { } until)
            return;
        var byRole = seats.OpenRoles is null ? null : await RoleLine.FreeAsync(db, occurrenceId);
        var free = seats.Free;
        var offered = new List<Rsvp>();
        foreach (var rsvp in await WaitingAsync(db, occurrenceId, free, byRole))
        {
            if (rsvp.Party > free || (byRole is not null && rsvp.Party > byRole[rsvp.Role!.Value]))
                continue;
            rsvp.Offer(until, nowUtc);
            await Outbox.TellOfferedAsync(db, rsvp, nowUtc);
            offered.Add(rsvp);
            free -= rsvp.Party;
            if (byRole is not null)
                byRole[rsvp.Role!.Value] -= rsvp.Party;
        }
        foreach (var alike in offered.GroupBy(r => r.Role))
            await TakeAsync(db, occurrenceId, alike.Sum(r => r.Party), role: byRole is null ? null : alike.Key);
        if (offered is not [])
            await db.SaveChangesAsync();
    }

    /// <summary>How many wait before this one, for the same role where there are roles; meaningful for somebody in the line.</summary>
    public static Task<int> AheadAsync(AppDb db, Rsvp rsvp) =>
        db.Rsvps.CountAsync(r =>
            r.OccurrenceId == rsvp.OccurrenceId
            && r.State == RsvpState.Waitlisted
            && r.Waiting < rsvp.Waiting
            && r.Role == rsvp.Role
        );

    // Whoever waits without a role where there are roles waits for a host, or chooses one.
    private static Task<List<Rsvp>> WaitingAsync(AppDb db, Guid occurrenceId, int largest, Dictionary<int, int>? byRole)
    {
        var open = byRole?.Where(r => r.Value > 0).Select(r => (int?)r.Key).ToList() ?? [];
        return db
            .Rsvps.Where(r => byRole == null || open.Contains(r.Role))
            .Where(r =>
                r.OccurrenceId == occurrenceId
                && r.Waiting != null
                && r.State == RsvpState.Waitlisted
                && r.Party <= largest
            )
            .OrderBy(r => r.Waiting)
            .Take(MostAtOnce)
            .AsTracking()
            .ToListAsync();
    }

    /// <summary>The occurrence if these seats, just taken, filled it or made room: what strangers see of it is another word.</summary>
    private static IQueryable<Occurrence> Turned(AppDb db, Guid occurrenceId, int seats) =>
        db.Occurrences.Where(o =>
            o.Id == occurrenceId
            && (
                (o.Taken >= o.Capacity && o.Taken - seats < o.Capacity)
                || (o.Taken < o.Capacity && o.Taken - seats >= o.Capacity)
            )
        );

    private static IQueryable<Occurrence> Meeting(IQueryable<Occurrence> rows) =>
        rows.Where(o => o.State == OccurrenceState.Planned || o.State == OccurrenceState.Moved);
}
