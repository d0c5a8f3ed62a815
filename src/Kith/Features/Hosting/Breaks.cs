using System.Globalization;
using Kith.Data;
using Kith.Features.Meetups;
using Kith.Mail;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kith.Features.Hosting;

/// <summary>
/// Leaves a range of days out of a meetup, or ends it. Days people can know already stay as cancelled, with the reason; days beyond
/// the horizon are left out of the rule (RFC 5545 EXDATE). Whoever is on a list of a day that falls away is told.
/// </summary>
public sealed class Breaks(WriteQueue writes, TimeProvider clock)
{
    /// <summary>Most characters of all dates a meetup leaves out, as the database keeps them: about five hundred.</summary>
    private const int Longest = 8000;

    private const int MostDates = 400;

    /// <summary>Wall starts of the meetup from the first day to the last, both included, as its rule gives them.</summary>
    public static IReadOnlyList<DateTime> Between(Meetup meetup, DateOnly first, DateOnly last) =>
        meetup.ByAppointment
            ? []
            :
            [
                .. MeetupTimes
                    .Of(meetup)
                    .Between(Midnight(first), Midnight(last.AddDays(1)))
                    .Take(MostDates + 1)
                    .Select(t => t.Local.ToDateTimeUnspecified()),
            ];

    /// <summary>Takes the break, all of it or nothing; times that have begun stay. Refused when too many days would be left out.</summary>
    public Task<Verdict> TakeAsync(Guid meetupId, DateOnly first, DateOnly last, string reason) =>
        writes.RunAsync(async db =>
        {
            var promised = await Promised.ReadAsync(db, [meetupId], Now);
            var meetup = await db.Meetups.SingleAsync(m => m.Id == meetupId);
            var (from, to) = (first.ToDateTime(TimeOnly.MinValue), last.AddDays(1).ToDateTime(TimeOnly.MinValue));
            var known = await db
                .Occurrences.Where(o => o.MeetupId == meetupId && o.StartsLocal >= from && o.StartsLocal < to)
                .ToListAsync();
            var originals = known.Select(o => o.OriginalLocal).ToHashSet();
            var dates = Between(meetup, first, last);
            var leftOut = LeftOut(meetup, dates.Where(t => !originals.Contains(t)));
            if (dates.Count > MostDates || leftOut.Length > Longest)
                return Verdict.Refused("Hosting.BreakTooMany");
            Cancel(known, reason);
            meetup.LeaveOut(leftOut.Length > 0 ? leftOut : null);
            meetup.Changed(Now);
            await db.SaveChangesAsync();
            await Upkeep.RefreshAsync(db, [meetupId], Now, default);
            await promised.TellAsync(db, Now);
            return Verdict.Allowed;
        });

    /// <summary>Ends the meetup for good; what has begun is not touched.</summary>
    public Task EndAsync(Guid meetupId, string reason) =>
        writes.RunAsync(async db =>
        {
            var promised = await Promised.ReadAsync(db, [meetupId], Now);
            var meetup = await db.Meetups.SingleAsync(m => m.Id == meetupId);
            Cancel(await db.Occurrences.Where(o => o.MeetupId == meetupId && o.StartsAt > Now).ToListAsync(), reason);
            meetup.End(reason).Changed(Now);
            await db.SaveChangesAsync();
            await Upkeep.RefreshAsync(db, [meetupId], Now, default);
            await promised.TellAsync(db, Now);
            return true;
        });

    private void Cancel(IEnumerable<Meetups.Occurrence> times, string reason)
    {
        var on = times.Where(t => t.State is OccurrenceState.Planned or OccurrenceState.Moved && t.StartsAt > Now);
        foreach (var time in on)
            time.Cancel(reason);
    }

    private static string LeftOut(Meetup meetup, IEnumerable<DateTime> dates)
    {
        var written = dates.Select(d => d.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture));
        var all = (meetup.LeftOutDates ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Concat(written);
        return string.Join(',', all.Distinct(StringComparer.Ordinal));
    }

    private static LocalDateTime Midnight(DateOnly day) =>
        LocalDateTime.FromDateTime(day.ToDateTime(TimeOnly.MinValue));

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
