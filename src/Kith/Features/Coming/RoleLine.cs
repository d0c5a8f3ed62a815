using Kith.Data;
using Kith.Features.Meetups;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Coming;

/// <summary>
/// The seats of one role at one time: a limit beside the one for everybody, kept in the same way. Everything here runs inside a
/// write that holds the occurrence.
/// </summary>
public static class RoleLine
{
    /// <summary>Takes seats of this role if there are enough, or gives them back when negative; false also when there is no such role.</summary>
    public static async Task<bool> TakeAsync(AppDb db, Guid occurrenceId, int role, int seats)
    {
        var taken = await db
            .RoleSeats.Where(r => r.OccurrenceId == occurrenceId && r.Slot == role)
            .Where(r => seats <= 0 || r.Taken + seats <= r.Seats)
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.Taken, x => x.Taken + seats));
        if (taken > 0 && seats != 0)
            await CountAsync(db, occurrenceId);
        return taken > 0;
    }

    /// <summary>Whether taking so many seats of this role would take from somebody in line what they could use: seats of that role, or the last ones there are at all.</summary>
    public static Task<bool> IsWantedAsync(AppDb db, Guid occurrenceId, int role, int seats) =>
        db.Occurrences.AnyAsync(o =>
            o.Id == occurrenceId
            && !o.ByApproval
            && db.Rsvps.Any(w =>
                w.OccurrenceId == o.Id
                && w.Waiting != null
                && w.State == RsvpState.Waitlisted
                && (w.Role == role || (o.Capacity != null && w.Party + seats > o.Capacity - o.Taken))
                && (o.Capacity == null || w.Party <= o.Capacity - o.Taken)
                && db.RoleSeats.Any(s => s.OccurrenceId == o.Id && s.Slot == w.Role && w.Party <= s.Seats - s.Taken)
            )
        );

    /// <summary>Changes the role of somebody who holds seats, with their whole party; nothing when there is no room.</summary>
    public static async Task<bool> SwitchAsync(AppDb db, Rsvp rsvp, Guest guest)
    {
        var time = rsvp.OccurrenceId;
        if (guest.Role is { } to)
        {
            var more = Math.Max(0, guest.Party - rsvp.Party);
            if (await IsWantedAsync(db, time, to, more) || !await TakeAsync(db, time, to, guest.Party))
                return false;
        }
        if (rsvp.Role is { } from)
            await TakeAsync(db, time, from, -rsvp.Party);
        if (await Line.TakeAsync(db, time, guest.Party - rsvp.Party))
            return true;
        if (rsvp.Role is { } back)
            await TakeAsync(db, time, back, rsvp.Party);
        if (guest.Role is { } left)
            await TakeAsync(db, time, left, -guest.Party);
        return false;
    }

    /// <summary>Free seats by role; empty for a time without roles.</summary>
    public static Task<Dictionary<int, int>> FreeAsync(AppDb db, Guid occurrenceId) =>
        db.RoleSeats.Where(r => r.OccurrenceId == occurrenceId).ToDictionaryAsync(r => r.Slot, r => r.Seats - r.Taken);

    /// <summary>Whether so many would fit into this role if nobody else came; yes for no role.</summary>
    public static async Task<bool> MayFitAsync(AppDb db, Guid occurrenceId, int? role, int party) =>
        role is not { } slot
        || await db.RoleSeats.AnyAsync(r => r.OccurrenceId == occurrenceId && r.Slot == slot && party <= r.Seats);

    /// <summary>Writes down how many roles have room; when that is another number, pages kept for strangers move on.</summary>
    public static async Task CountAsync(AppDb db, Guid occurrenceId)
    {
        var open = await db.RoleSeats.CountAsync(r => r.OccurrenceId == occurrenceId && r.Taken < r.Seats);
        var turned = await db
            .Occurrences.Where(o => o.Id == occurrenceId && o.OpenRoles != open)
            .ExecuteUpdateAsync(o => o.SetProperty(x => x.OpenRoles, open));
        if (turned > 0)
            await db.TouchPublicAsync();
    }
}
