using Kith.Data;
using Kith.Features.Meetups;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kith.Mail;

/// <summary>
/// When, where and whether meetups meet, as people on their lists know it: read before a change and compared after it, so that
/// whatever the change was, everybody whose time is off, elsewhere or on again is told in the same transaction.
/// </summary>
public sealed class Promised
{
    private readonly IReadOnlyList<Promise> _before;

    private Promised(IReadOnlyList<Promise> before) => _before = before;

    /// <summary>
    /// Reads what is ahead and has somebody on its list. First it makes those times nobody else's until the transaction ends:
    /// whoever takes a seat does so before, and is told, or after, and sees it as it is then. The meetups come first, as in
    /// <see cref="Upkeep.RefreshAsync"/>, so that two writers do not wait for each other.
    /// </summary>
    public static async Task<Promised> ReadAsync(
        AppDb db,
        IReadOnlyCollection<Guid> meetupIds,
        DateTime nowUtc,
        CancellationToken ct = default
    )
    {
        var since = Horizon.Since(nowUtc);
        await Upkeep.HoldAsync(db, meetupIds, ct);
        await db
            .Occurrences.Where(o => meetupIds.Contains(o.MeetupId) && (o.StartsAt >= since || o.OriginalLocal >= since))
            .ExecuteUpdateAsync(o => o.SetProperty(x => x.Taken, x => x.Taken), ct);
        var wanted = db
            .Occurrences.Where(o => meetupIds.Contains(o.MeetupId) && o.StartsAt > nowUtc)
            .Where(o => db.Rsvps.Where(RsvpRules.OnTheList).Any(r => r.OccurrenceId == o.Id));
        return new(await Promises(db, wanted).ToListAsync(ct));
    }

    /// <summary>Puts down what people must be told of all that is different now. If it cannot be put down, nothing is saved.</summary>
    public async Task TellAsync(AppDb db, DateTime nowUtc, CancellationToken ct = default)
    {
        await db.SaveChangesAsync(ct);
        var ids = _before.Select(p => p.TimeId).ToList();
        var after = await Promises(db, db.Occurrences.Where(o => ids.Contains(o.Id)))
            .ToDictionaryAsync(p => p.TimeId, ct);
        foreach (var before in _before)
        {
            if (News(before, after[before.TimeId]) is { } kind)
                await Outbox.TellAsync(db, before.TimeId, kind, nowUtc, before.StartsLocal);
        }
    }

    private static LetterKind? News(Promise before, Promise after) =>
        (before.IsOn, after.IsOn) switch
        {
            (true, false) => LetterKind.Cancelled,
            (false, true) => LetterKind.BroughtBack,
            (true, true) when before != after => LetterKind.Moved,
            _ => null,
        };

    private static IQueryable<Promise> Promises(AppDb db, IQueryable<Occurrence> times) =>
        from time in times
        join meetup in db.Meetups on time.MeetupId equals meetup.Id
        orderby time.StartsAt
        select new Promise(
            time.Id,
            time.StartsLocal,
            time.VenueId ?? meetup.VenueId,
            meetup.Mode,
            meetup.OnlineLink,
            meetup.DialIn,
            meetup.State == MeetupState.Published
                && (time.State == OccurrenceState.Planned || time.State == OccurrenceState.Moved)
        );

    private sealed record Promise(
        Guid TimeId,
        DateTime StartsLocal,
        Guid? VenueId,
        Mode Mode,
        string? OnlineLink,
        string? DialIn,
        bool IsOn
    );
}
