using Kith.Data;
using Kith.Features.Meetups;
using Microsoft.EntityFrameworkCore;

namespace Kith.Mail;

/// <summary>One line of somebody's week: a meetup of a group they belong to.</summary>
public sealed record WeekLine(DateTime StartsLocal, string Title)
{
    /// <summary>Most lines of one mail.</summary>
    private const int Most = 30;

    /// <summary>The next seven days in the groups somebody belongs to, soonest first.</summary>
    public static async Task<IReadOnlyList<WeekLine>> OfAsync(
        AppDb db,
        Guid personId,
        DateTime nowUtc,
        CancellationToken ct
    )
    {
        var until = nowUtc.AddDays(7);
        return await (
            from time in db.Occurrences.AsNoTracking()
            where time.StartsAt > nowUtc && time.StartsAt < until && !time.IsDraft
            where time.State == OccurrenceState.Planned || time.State == OccurrenceState.Moved
            where db.Memberships.Any(m => m.PersonId == personId && m.GroupId == time.GroupId)
            join meetup in db.Meetups on time.MeetupId equals meetup.Id
            orderby time.StartsAt
            select new WeekLine(time.StartsLocal, meetup.Title)
        )
            .Take(Most)
            .ToListAsync(ct);
    }
}
