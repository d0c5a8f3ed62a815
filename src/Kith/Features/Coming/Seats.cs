using Kith.Data;
using Kith.Features.Meetups;
using Kith.Mail;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Coming;

/// <summary>How an attempt to come, or to change one's mind, ended.</summary>
public enum Outcome
{
    Done,

    /// <summary>There is no room for so many, so nothing changed.</summary>
    NoRoom,

    /// <summary>The meetup, the seat or the offer is no longer there to be had.</summary>
    TooLate,
}

/// <summary>
/// The only place where seats are counted. Never more than there are, however many ask at once: a seat is taken by one
/// conditional update of the occurrence's row, everything else first takes that row for itself, and a check in the database
/// stands behind both. What hosts do with seats is in <c>Seats.Host.cs</c>. Callers have decided by <c>Rules/RsvpRules</c> who may do this.
/// </summary>
public sealed partial class Seats(WriteQueue writes, RsvpKeys keys, TimeProvider clock)
{
    /// <summary>
    /// Takes seats, or a number in the line when there are too few. The same token again changes nothing: the first answer
    /// stands. <see cref="Outcome.TooLate"/> when the meetup was cancelled meanwhile. Where a host admits each person, everybody waits
    /// but those a host enters.
    /// </summary>
    public async Task<Outcome> ComeAsync(Occurrence occurrence, Guest guest, string token, bool admitted = false)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                var code = keys.Code(token, attempt);
                return await writes.RunAsync(db => ComeAsync(db, occurrence, guest, (token, code), admitted));
            }
            catch (DbUpdateException e) when (Provider.IsDuplicate(e) && attempt + 1 < RsvpKeys.MostCodes)
            {
                if (await IsKnownAsync(token))
                    return Outcome.Done;
            }
        }
    }

    /// <summary>Whether a form with this token was already answered.</summary>
    public Task<bool> IsKnownAsync(string token)
    {
        var hash = Secrets.Hash(token);
        return writes.RunAsync(db => db.Rsvps.AnyAsync(r => r.TokenHash == hash));
    }

    /// <summary>Changes what they said. More people than are seated need room; a smaller party leaves seats to the line.</summary>
    public Task<Outcome> ChangeAsync(Rsvp about, Guest guest) =>
        InTurnAsync(
            about,
            async (db, rsvp) =>
            {
                if (rsvp is not { State: RsvpState.Going or RsvpState.Waitlisted or RsvpState.Offered })
                    return Outcome.TooLate;
                if (!await MayBeAsync(db, rsvp, guest))
                    return Outcome.NoRoom;
                var isElsewhere = rsvp.Role != guest.Role;
                rsvp.Change(guest, Now);
                if (isElsewhere && rsvp.State == RsvpState.Waitlisted && await MoveUpAsync(db, rsvp))
                    rsvp.Accept(Now);
                return Outcome.Done;
            }
        );

    /// <summary>They do not come; their seats go to the line.</summary>
    public Task<Outcome> CancelAsync(Rsvp about) => LeaveAsync(about, rsvp => rsvp.Cancel(Now));

    /// <summary>They do not want the seat they were offered; it goes to the next in line.</summary>
    public Task<Outcome> LetGoAsync(Rsvp about) => LeaveAsync(about, rsvp => rsvp.Lapse(Now), offered: true);

    /// <summary>They take the seat they were offered, if the offer still stands.</summary>
    public Task<Outcome> AcceptAsync(Rsvp about) =>
        InTurnAsync(
            about,
            (_, rsvp) =>
            {
                if (rsvp is not { State: RsvpState.Offered } || rsvp.OfferEndsAt <= Now)
                    return Task.FromResult(Outcome.TooLate);
                rsvp.Accept(Now);
                return Task.FromResult(Outcome.Done);
            }
        );

    private async Task<Outcome> ComeAsync(
        AppDb db,
        Occurrence occurrence,
        Guest guest,
        (string Token, string Code) with,
        bool admitted
    )
    {
        var rsvp = Rsvp.Say(occurrence, guest, (Secrets.Hash(with.Token), keys.CodeHash(with.Code)), Now);
        if (!await Line.TakeAsync(db, occurrence.Id, guest.Party, newcomer: true, admitted, guest.Role))
        {
            if (!await RoleLine.MayFitAsync(db, occurrence.Id, guest.Role, guest.Party))
                return Outcome.TooLate;
            if (await Line.NumberAsync(db, occurrence.Id) is not { } number)
                return Outcome.TooLate;
            rsvp.Wait(number);
        }
        db.Add(rsvp);
        return Outcome.Done;
    }

    private static async Task<bool> MayBeAsync(AppDb db, Rsvp rsvp, Guest guest) =>
        (rsvp.HoldsSeats, rsvp.Role == guest.Role) switch
        {
            (true, true) => await Line.TakeAsync(db, rsvp.OccurrenceId, guest.Party - rsvp.Party, role: rsvp.Role),
            (true, false) => await RoleLine.SwitchAsync(db, rsvp, guest),
            _ => await RoleLine.MayFitAsync(db, rsvp.OccurrenceId, guest.Role, guest.Party)
                && await db.Occurrences.AnyAsync(o =>
                    o.Id == rsvp.OccurrenceId && (o.Capacity == null || guest.Party <= o.Capacity)
                ),
        };

    // Whoever waited for one role and now chooses another need not wait where there is room.
    private static Task<bool> MoveUpAsync(AppDb db, Rsvp rsvp) =>
        rsvp.Role is null
            ? Task.FromResult(false)
            : Line.TakeAsync(db, rsvp.OccurrenceId, rsvp.Party, newcomer: true, role: rsvp.Role);

    private Task<Outcome> LeaveAsync(Rsvp about, Action<Rsvp> leave, bool offered = false) =>
        InTurnAsync(
            about,
            async (db, rsvp) =>
            {
                if (
                    rsvp.State is RsvpState.Cancelled or RsvpState.Lapsed
                    || (offered && rsvp.State != RsvpState.Offered)
                )
                    return Outcome.TooLate;
                if (rsvp.HoldsSeats)
                    await Line.TakeAsync(db, rsvp.OccurrenceId, -rsvp.Party, role: rsvp.Role);
                leave(rsvp);
                return Outcome.Done;
            }
        );

    /// <summary>
    /// Works on one RSVP while nobody else can touch its occurrence, then offers what became free. The row is read again once
    /// it is this transaction's own: what the page saw may be a minute old.
    /// </summary>
    private Task<Outcome> InTurnAsync(Rsvp about, Func<AppDb, Rsvp, Task<Outcome>> work) =>
        writes.RunAsync(async db =>
        {
            await Line.HoldAsync(db, about.OccurrenceId);
            var rsvp = await db.Rsvps.FirstOrDefaultAsync(r => r.Id == about.Id);
            var outcome = rsvp is null ? Outcome.TooLate : await work(db, rsvp);
            await db.SaveChangesAsync();
            await Line.OfferAsync(db, about.OccurrenceId, Now);
            return outcome;
        });

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
