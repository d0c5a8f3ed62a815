using Kith.Data;
using Kith.Features.Meetups;
using Kith.Time;
using Microsoft.EntityFrameworkCore;
using Occurrence = Kith.Features.Meetups.Occurrence;

namespace Kith.Features.Calendars;

/// <summary>Gathers the series that stand in a calendar, soonest first, in two questions to the database.</summary>
public sealed class CalendarFeeds(ViewerDb db, CalendarEntries entries, TimeProvider clock)
{
    /// <summary>Most events of one calendar, changed times counted: what calendar programs on phones bear.</summary>
    public const int MostEvents = 1000;

    /// <summary>How far ahead a series must meet to stand in the calendar of the hub, and how long its changes stay in its own.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromDays(90);

    /// <summary>The series of the hub that meet in the next 90 days.</summary>
    public Task<IReadOnlyList<IcsEntry>> OfHubAsync(CancellationToken ct) =>
        OfAsync(db.Meetups, clock.GetUtcNow().UtcDateTime + Ahead, ct);

    /// <summary>The series of a group that are still ahead, however far.</summary>
    public Task<IReadOnlyList<IcsEntry>> OfGroupAsync(Guid group, CancellationToken ct) =>
        OfAsync(
            db.Meetups.Where(m => m.GroupId == group),
            DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc),
            ct
        );

    /// <summary>One series, with all changes that are still ahead or not long ago.</summary>
    public async Task<IcsEntry> OfAsync(Notice series, CancellationToken ct)
    {
        var since = clock.GetUtcNow().UtcDateTime - Ahead;
        var id = series.Meetup.Id;
        return entries.OfSeries(
            series,
            await ChangesAsync(db.Occurrences.Where(t => t.MeetupId == id && t.StartsAt > since), ct)
        );
    }

    private async Task<IReadOnlyList<IcsEntry>> OfAsync(
        IQueryable<Meetup> meetups,
        DateTime until,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var times = db.Occurrences.Where(t => t.StartsAt > now && t.StartsAt < until);
        var soonest = meetups
            .Select(meetup => new
            {
                meetup,
                next = times.Where(t => t.Listed && t.MeetupId == meetup.Id).Min(t => (DateTime?)t.StartsAt),
            })
            .Where(m => m.next != null)
            .OrderBy(m => m.next)
            .ThenBy(m => m.meetup.PublicId)
            .Take(MostEvents)
            .Select(m => m.meetup);
        var series = await db.NoticesOfSeriesAsync(soonest, ct);
        var ids = series.Select(s => s.Meetup.Id).ToList();
        return Within(series, await ChangesAsync(times.Where(t => ids.Contains(t.MeetupId)), ct));
    }

    private Task<IReadOnlyList<Notice>> ChangesAsync(IQueryable<Occurrence> times, CancellationToken ct) =>
        db.NoticesOfAsync(times.Where(t => t.State != OccurrenceState.Planned), ct);

    private List<IcsEntry> Within(IReadOnlyList<Notice> series, IReadOnlyList<Notice> changes)
    {
        var byMeetup = changes.ToLookup(c => c.Meetup.Id);
        var (found, events) = (new List<IcsEntry>(), 0);
        foreach (var notice in series)
        {
            var entry = entries.OfSeries(notice, byMeetup[notice.Meetup.Id]);
            events += 1 + entry.Changes.Count;
            if (events > MostEvents)
                break;
            found.Add(entry);
        }
        return found;
    }
}
