using Kith.Data;
using Kith.Features.Groups;
using Kith.Features.Places;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Meetups;

/// <summary>Finds notices among what a viewer may see; each question is one SQL command, also when there is nothing to find.</summary>
public static class Notices
{
    /// <summary>The notice of one time, by its public id; null when there is none or it is not this viewer's to see.</summary>
    public static async Task<Notice?> NoticeOfTimeAsync(this ViewerDb db, string id, CancellationToken ct) =>
        (await Whole(db, Pin(db, db.Occurrences.Where(time => time.PublicId == id))).FirstOrDefaultAsync(ct))?.Notice();

    /// <summary>The notice of a series, by its public id; null when there is none or it is not this viewer's to see.</summary>
    public static async Task<Notice?> NoticeOfSeriesAsync(this ViewerDb db, string id, CancellationToken ct)
    {
        var series = db.Meetups.Where(meetup => meetup.PublicId == id);
        var pinned = series.Select(meetup => new Pinned { Meetup = meetup, VenueId = meetup.VenueId });
        return (await Whole(db, pinned).FirstOrDefaultAsync(ct))?.Notice();
    }

    /// <summary>Notices of several series, in the order asked for.</summary>
    public static async Task<IReadOnlyList<Notice>> NoticesOfSeriesAsync(
        this ViewerDb db,
        IQueryable<Meetup> series,
        CancellationToken ct
    )
    {
        var pinned = series.Select(meetup => new Pinned { Meetup = meetup, VenueId = meetup.VenueId });
        var found = await Whole(db, pinned).ToListAsync(ct);
        return [.. found.Select(f => f.Notice())];
    }

    /// <summary>Notices of several times, in the order in which they start.</summary>
    public static async Task<IReadOnlyList<Notice>> NoticesOfAsync(
        this ViewerDb db,
        IQueryable<Occurrence> times,
        CancellationToken ct
    )
    {
        var found = await Whole(db, Pin(db, times)).ToListAsync(ct);
        return InOrder(found.Select(f => f.Notice()));
    }

    /// <summary>Notices of the next times of a group known already, soonest first, without where they were imported from.</summary>
    public static async Task<IReadOnlyList<Notice>> NoticesOfGroupAsync(
        this ViewerDb db,
        Group group,
        DateTime nowUtc,
        int most,
        CancellationToken ct
    )
    {
        var groupId = group.Id;
        // As TimesOfGroup has it, with the meetup brought along: every rule that is asked twice is paid for twice.
        var next = (
            from time in db.Occurrences
            where time.GroupId == groupId && time.StartsAt > nowUtc && time.State != OccurrenceState.Dropped
            join meetup in db.Meetups on time.MeetupId equals meetup.Id
            where meetup.State == MeetupState.Published
            orderby time.StartsAt
            select new Pinned
            {
                Meetup = meetup,
                Time = time,
                VenueId = time.VenueId ?? meetup.VenueId,
            }
        ).Take(most);
        var found = await (
            from pin in next
            join v in db.Venues on pin.VenueId equals (Guid?)v.Id into venues
            from venue in venues.DefaultIfEmpty()
            join n in db.Neighbourhoods on venue.NeighbourhoodId equals (Guid?)n.Id into areas
            from area in areas.DefaultIfEmpty()
            select new Found
            {
                Pin = pin,
                Venue = venue,
                Area = area,
            }
        ).ToListAsync(ct);
        return InOrder(found.Select(f => f.Notice() with { Group = group }));
    }

    /// <summary>The times of a meetup from now on, soonest first, at most so many; cancelled ones among them, dropped ones not.</summary>
    public static Task<List<Occurrence>> TimesAheadAsync(
        this ViewerDb db,
        Guid meetupId,
        DateTime nowUtc,
        int most,
        CancellationToken ct
    ) => db.TimesOf(meetupId, nowUtc).Take(most).ToListAsync(ct);

    /// <summary>The same, still to be asked.</summary>
    public static IQueryable<Occurrence> TimesOf(this ViewerDb db, Guid meetupId, DateTime nowUtc) =>
        db
            .Occurrences.Where(time =>
                time.MeetupId == meetupId && time.StartsAt > nowUtc && time.State != OccurrenceState.Dropped
            )
            .OrderBy(time => time.StartsAt);

    /// <summary>The times of a group's meetups from now on, soonest first, cancelled ones among them, dropped and resting ones not.</summary>
    public static IQueryable<Occurrence> TimesOfGroup(this ViewerDb db, Guid groupId, DateTime nowUtc) =>
        db
            .Occurrences.Where(time => time.StartsAt > nowUtc && time.State != OccurrenceState.Dropped)
            .Join(
                db.Meetups.Where(meetup => meetup.GroupId == groupId && meetup.State == MeetupState.Published),
                time => time.MeetupId,
                meetup => meetup.Id,
                (time, meetup) => time
            )
            .OrderBy(time => time.StartsAt);

    private static IReadOnlyList<Notice> InOrder(IEnumerable<Notice> notices) =>
        [.. notices.OrderBy(n => n.Time!.StartsAt).ThenBy(n => n.Meetup.Title)];

    private static IQueryable<Pinned> Pin(ViewerDb db, IQueryable<Occurrence> times) =>
        from time in times
        join meetup in db.Meetups on time.MeetupId equals meetup.Id
        select new Pinned
        {
            Meetup = meetup,
            Time = time,
            VenueId = time.VenueId ?? meetup.VenueId,
        };

    private static IQueryable<Found> Whole(ViewerDb db, IQueryable<Pinned> pinned) =>
        from pin in pinned
        join g in db.Groups on pin.Meetup.GroupId equals (Guid?)g.Id into groups
        from grp in groups.DefaultIfEmpty()
        join v in db.Venues on pin.VenueId equals (Guid?)v.Id into venues
        from venue in venues.DefaultIfEmpty()
        join n in db.Neighbourhoods on venue.NeighbourhoodId equals (Guid?)n.Id into areas
        from area in areas.DefaultIfEmpty()
        join r in db.FeedRows on pin.Meetup.Id equals r.MeetupId into rows
        from row in rows.DefaultIfEmpty()
        join f in db.Feeds on (Guid?)row.FeedId equals (Guid?)f.Id into feeds
        from feed in feeds.DefaultIfEmpty()
        select new Found
        {
            Pin = pin,
            Group = grp,
            Venue = venue,
            Area = area,
            Source =
                feed == null ? null : new Source(feed.Name, feed.Url, row.ConfirmedAt, row.ConfirmedBy, row.GoneAt),
        };

    private sealed class Pinned
    {
        public required Meetup Meetup { get; init; }
        public Occurrence? Time { get; init; }
        public Guid? VenueId { get; init; }
    }

    private sealed class Found
    {
        public required Pinned Pin { get; init; }
        public Group? Group { get; init; }
        public Venue? Venue { get; init; }
        public Neighbourhood? Area { get; init; }
        public Source? Source { get; init; }

        public Notice Notice() =>
            new(Pin.Meetup, Pin.Time, Group, Venue is null ? null : VenueRules.Shown(Venue, Area), Source);
    }
}
