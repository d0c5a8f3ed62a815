using Kith.Data;
using Kith.Features.Meetups;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Demo;

/// <summary>Makes some days of the sample other than planned, so that a cancelled and a moved day can be seen.</summary>
public static class DemoDays
{
    /// <summary>What begins sooner than this stays as it is: nobody is told so late.</summary>
    private static readonly TimeSpan Soonest = TimeSpan.FromHours(3);

    /// <summary>Applies the sample's changes to the rows of the first town; its occurrences must be there and be refreshed again after.</summary>
    public static async Task ChangeAsync(AppDb db, Sample sample, DateTime nowUtc, CancellationToken ct)
    {
        foreach (var change in sample.Changes)
        {
            var time = await Next(db, change.Title, nowUtc).Skip(change.Turn - 1).FirstAsync(ct);
            if (change.Cancelled)
                time.Cancel(change.Reason);
            else
                time.Move(Later(time, change.MinutesLater), await VenueAsync(db, change, time, ct), change.Reason);
        }
    }

    /// <summary>The times ahead of the meetup that has exactly this title, soonest first.</summary>
    public static IQueryable<Occurrence> Next(AppDb db, string title, DateTime nowUtc) =>
        from time in db.Occurrences
        where time.StartsAt > nowUtc + Soonest && db.Meetups.Any(m => m.Id == time.MeetupId && m.Title == title)
        orderby time.StartsAt
        select time;

    private static (DateTime Local, DateTime Utc, DateTime? EndsUtc) Later(Occurrence time, int minutes) =>
        (time.StartsLocal.AddMinutes(minutes), time.StartsAt.AddMinutes(minutes), time.EndsAt?.AddMinutes(minutes));

    private static async Task<Guid?> VenueAsync(AppDb db, SampleChange change, Occurrence time, CancellationToken ct) =>
        change.Venue is not { } kind
            ? null
            : await (
                from meetup in db.Meetups
                join usual in db.Venues on meetup.VenueId equals (Guid?)usual.Id
                join other in db.Venues on usual.NeighbourhoodId equals other.NeighbourhoodId
                where meetup.Id == time.MeetupId && other.Name.EndsWith(kind)
                select (Guid?)other.Id
            ).FirstAsync(ct);
}
