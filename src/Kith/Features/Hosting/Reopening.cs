using Kith.Data;
using Kith.Features.Coming;
using Kith.Mail;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Hosting;

/// <summary>
/// Brings a cancelled time back with its list untouched. A seat somebody was offered may have had its time run out while
/// nobody could take it, so its time begins again; seats that became free meanwhile go to the line.
/// </summary>
public sealed class Reopening(WriteQueue writes, TimeProvider clock)
{
    /// <summary>Decides by <see cref="HostingRules.MayBringBack"/> in the same transaction; calendars notice the change.</summary>
    public Task<Verdict> BringBackAsync(Guid occurrenceId) =>
        writes.RunAsync(async db =>
        {
            await Line.HoldAsync(db, occurrenceId);
            var now = clock.GetUtcNow().UtcDateTime;
            var time = await db.Occurrences.SingleAsync(o => o.Id == occurrenceId);
            var meetup = await db.Meetups.SingleAsync(m => m.Id == time.MeetupId);
            var verdict = HostingRules.MayBringBack(meetup, time, now);
            if (!verdict.IsAllowed)
                return verdict;
            time.BringBack(meetup);
            meetup.Changed(now);
            await OfferAgainAsync(db, occurrenceId, time.StartsAt, now);
            await Outbox.TellAsync(db, occurrenceId, LetterKind.BroughtBack, now);
            await db.SaveChangesAsync();
            await Line.OfferAsync(db, occurrenceId, now);
            return verdict;
        });

    private static async Task OfferAgainAsync(AppDb db, Guid occurrenceId, DateTime startsUtc, DateTime now)
    {
        var until = RsvpRules.OfferEnds(startsUtc, now) ?? startsUtc;
        var offered = db.Rsvps.Where(r => r.OccurrenceId == occurrenceId && r.State == RsvpState.Offered);
        foreach (var rsvp in await offered.ToListAsync())
            rsvp.Offer(until, now);
    }
}
