using Kith.Data;
using Kith.Features.Meetups;
using Kith.Mail;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Coming;

/// <summary>What hosts do with seats.</summary>
public sealed partial class Seats
{
    /// <summary>A host offers a seat to somebody in line, whatever their place in it, if there is room.</summary>
    public Task<Outcome> OfferAsync(Rsvp about, DateTime untilUtc) =>
        untilUtc <= Now
            ? Task.FromResult(Outcome.TooLate)
            : SeatAsync(
                about,
                async (db, rsvp) =>
                {
                    rsvp.Offer(untilUtc, Now);
                    await Outbox.TellOfferedAsync(db, rsvp, Now);
                }
            );

    /// <summary>A host admits somebody who asked to come, if there is room; they are going at once.</summary>
    public Task<Outcome> AdmitAsync(Rsvp about) =>
        SeatAsync(
            about,
            async (db, rsvp) =>
            {
                rsvp.Accept(Now);
                await Outbox.TellAsync(db, rsvp, LetterKind.Admitted, Now);
            }
        );

    /// <summary>
    /// A host says no to somebody who asked to come. They read it on their own page; a member is written to as well, a guest is
    /// not: how to reach them is forgotten with it.
    /// </summary>
    public Task<Outcome> DeclineAsync(Rsvp about) =>
        InTurnAsync(
            about,
            async (db, rsvp) =>
            {
                if (rsvp is not { State: RsvpState.Waitlisted })
                    return Outcome.TooLate;
                if (rsvp.PersonId is not null)
                    await Outbox.TellAsync(db, rsvp, LetterKind.Declined, Now);
                rsvp.Lapse(Now);
                return Outcome.Done;
            }
        );

    /// <summary>A host approves telling somebody who is going the hidden place or link.</summary>
    public Task<Outcome> TellAsync(Rsvp about) =>
        InTurnAsync(
            about,
            (_, rsvp) =>
            {
                if (rsvp is not { State: RsvpState.Going })
                    return Task.FromResult(Outcome.TooLate);
                rsvp.Tell(Now);
                return Task.FromResult(Outcome.Done);
            }
        );

    /// <summary>
    /// More or fewer seats this time, or null for as many as come, and those of each role by its slot; never fewer than are taken,
    /// or nothing changes. New ones go to the line.
    /// </summary>
    public Task<Outcome> ResizeAsync(Guid occurrenceId, int? capacity, IReadOnlyDictionary<int, int>? byRole = null) =>
        writes.RunAsync(async db =>
        {
            await Line.HoldAsync(db, occurrenceId);
            var roles = await db.RoleSeats.Where(r => r.OccurrenceId == occurrenceId).ToListAsync();
            if (roles.Exists(r => byRole?.GetValueOrDefault(r.Slot, r.Seats) < r.Taken))
                return Outcome.NoRoom;
            var done = await db
                .Occurrences.Where(o => o.Id == occurrenceId && (capacity == null || o.Taken <= capacity))
                .ExecuteUpdateAsync(o =>
                    o.SetProperty(x => x.Capacity, capacity).SetProperty(x => x.OwnCapacity, true)
                );
            if (done == 0)
                return Outcome.NoRoom;
            foreach (var role in roles)
                role.Resize(byRole?.GetValueOrDefault(role.Slot, role.Seats) ?? role.Seats);
            await db.SaveChangesAsync();
            if (roles is not [])
                await RoleLine.CountAsync(db, occurrenceId);
            await db.TouchPublicAsync();
            await Line.OfferAsync(db, occurrenceId, Now);
            return Outcome.Done;
        });

    private Task<Outcome> SeatAsync(Rsvp about, Func<AppDb, Rsvp, Task> seat) =>
        InTurnAsync(
            about,
            async (db, rsvp) =>
            {
                if (rsvp is not { State: RsvpState.Waitlisted })
                    return Outcome.TooLate;
                if (!await Line.TakeAsync(db, rsvp.OccurrenceId, rsvp.Party, role: rsvp.Role))
                    return Outcome.NoRoom;
                await seat(db, rsvp);
                return Outcome.Done;
            }
        );
}
