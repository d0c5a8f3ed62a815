using Kith.Data;
using Kith.Features.Coming;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kith.Mail;

/// <summary>
/// Puts down what people must be told, in the transaction of the change itself: if it cannot be put down, the change is not
/// saved. Callers run inside a write.
/// </summary>
public static class Outbox
{
    /// <summary>How long after its start news about a meetup without a known end is still of use.</summary>
    private static readonly TimeSpan UsefulAfterStart = TimeSpan.FromHours(2);

    private static readonly LetterKind[] Standing = [LetterKind.Cancelled, LetterKind.Moved, LetterKind.BroughtBack];

    /// <summary>Tells everybody who comes, decides or waits how it stands with a time now; older news that nobody has read yet is dropped.</summary>
    /// <param name="oldLocal">When it was to be before it moved.</param>
    public static async Task TellAsync(
        AppDb db,
        Guid occurrenceId,
        LetterKind kind,
        DateTime nowUtc,
        DateTime? oldLocal = null
    )
    {
        // What the change itself has not written yet must count below.
        await db.SaveChangesAsync();
        var time = await db
            .Occurrences.Where(o => o.Id == occurrenceId)
            .Select(o => new
            {
                o.StartsAt,
                o.EndsAt,
                o.StartsLocal,
                o.PublicId,
            })
            .SingleAsync();
        var useless = time.EndsAt ?? time.StartsAt + UsefulAfterStart;
        var list = db.Rsvps.Where(r => r.OccurrenceId == occurrenceId);
        await db.Letters.Where(l => Standing.Contains(l.Kind) && list.Any(r => r.Id == l.RsvpId)).ExecuteDeleteAsync();
        var reachable = await list.Where(RsvpRules.OnTheList)
            .Where(r => r.Contact != null || r.PersonId != null)
            .AsNoTracking()
            .ToListAsync();
        db.AddRange(reachable.Select(r => Letter.About(r, kind, nowUtc, useless).MovedFrom(oldLocal)));
        db.AddRange(Lines(reachable, kind, (time.StartsLocal, time.PublicId), nowUtc));
    }

    /// <summary>Tells somebody that a place is kept for them.</summary>
    public static Task TellOfferedAsync(AppDb db, Rsvp rsvp, DateTime nowUtc) =>
        TellAsync(db, rsvp, LetterKind.Offered, nowUtc);

    /// <summary>Tells one person what became of their place; nobody when they left no way to be reached.</summary>
    public static async Task TellAsync(AppDb db, Rsvp rsvp, LetterKind kind, DateTime nowUtc)
    {
        if (rsvp is { Contact: null, PersonId: null })
            return;
        var time = await db
            .Occurrences.Where(o => o.Id == rsvp.OccurrenceId)
            .Select(o => new
            {
                o.StartsAt,
                o.StartsLocal,
                o.PublicId,
            })
            .SingleAsync();
        db.Add(Letter.About(rsvp, kind, nowUtc, rsvp.OfferEndsAt ?? time.StartsAt));
        db.AddRange(Lines([rsvp], kind, (time.StartsLocal, time.PublicId), nowUtc));
    }

    private static IEnumerable<InboxLine> Lines(
        IEnumerable<Rsvp> rsvps,
        LetterKind kind,
        (DateTime StartsLocal, string Id) time,
        DateTime nowUtc
    ) =>
        rsvps
            .Where(r => r.PersonId is not null)
            .Select(r => InboxLine.Of(r.PersonId!.Value, kind, time.StartsLocal, $"/meetups/{time.Id}", nowUtc));
}
