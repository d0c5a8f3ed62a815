using Kith.Data;
using Kith.Data.Search;
using Kith.Features.Groups;
using Kith.Features.Hubs;
using Kith.Features.Places;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kith.Features.Meetups;

/// <summary>
/// Brings what is derived from meetups up to date after a change: occurrences, what Find filters by, the search text. Works
/// inside the caller's write transaction and saves.
/// </summary>
public static class Upkeep
{
    /// <summary>Meetups done in one transaction by the nightly job: writers in front of a page must not wait long.</summary>
    public const int Batch = 200;

    /// <summary>How much horizon may be used up before the job tops it up.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromDays(3);

    /// <summary>Refreshes these meetups. Loads what they need in a handful of commands, however many they are.</summary>
    public static async Task RefreshAsync(
        AppDb db,
        IReadOnlyCollection<Guid> meetupIds,
        DateTime nowUtc,
        CancellationToken ct
    )
    {
        var since = Horizon.Since(nowUtc);
        await HoldAsync(db, meetupIds, since, ct);
        await db.SaveChangesAsync(ct);
        var meetups = await db.Meetups.Where(m => meetupIds.Contains(m.Id)).ToListAsync(ct);
        var existing = await db
            .Occurrences.Where(o => meetupIds.Contains(o.MeetupId) && (o.StartsAt >= since || o.OriginalLocal >= since))
            .ToListAsync(ct);
        var around = await AroundAsync(db, meetups, existing, nowUtc, ct);
        var byMeetup = existing.ToLookup(o => o.MeetupId);
        var added = meetups.SelectMany(m => Horizon.Fill(m, around, [.. byMeetup[m.Id]])).ToList();
        db.AddRange(added);
        await db.SaveChangesAsync(ct);
        await RoleUpkeep.FitAsync(db, meetups, existing.Concat(added), nowUtc, ct);
        await IndexAsync(db, meetups, around, ct);
    }

    /// <summary>Extends the horizon of the meetups that are most behind; how many were done, 0 when none is behind.</summary>
    public static async Task<int> ExtendAsync(AppDb db, DateTime nowUtc, CancellationToken ct)
    {
        var behind = nowUtc + Horizon.Ahead - Slack;
        var due = await db
            .Meetups.Where(m => m.HorizonAt < behind && m.State != MeetupState.Ended)
            .OrderBy(m => m.HorizonAt)
            .Select(m => m.Id)
            .Take(Batch)
            .ToListAsync(ct);
        if (due.Count > 0)
            await RefreshAsync(db, due, nowUtc, ct);
        return due.Count;
    }

    /// <summary>Counts days and times of day of everything ahead by another zone, after the hub's own was set or changed.</summary>
    public static async Task RezoneAsync(AppDb db, string hubZone, DateTime nowUtc, CancellationToken ct)
    {
        var zone = MeetupTimes.Zone(hubZone);
        var since = Horizon.Since(nowUtc);
        var starts = await db
            .Occurrences.Where(o => o.StartsAt >= since)
            .Select(o => o.StartsAt)
            .Distinct()
            .ToListAsync(ct);
        foreach (var start in starts)
        {
            var (day, minute) = Occurrence.HubClock(MeetupTimes.Local(start, zone));
            await db
                .Occurrences.Where(o => o.StartsAt == start)
                .ExecuteUpdateAsync(o => o.SetProperty(x => x.HubDay, day).SetProperty(x => x.HubMinute, minute), ct);
        }
        await db.TouchPublicAsync(ct);
    }

    /// <summary>The surroundings for a set of meetups: the hub's zone (UTC before set-up) and the venues they use.</summary>
    public static async Task<Surroundings> AroundAsync(
        AppDb db,
        IReadOnlyCollection<Meetup> meetups,
        IReadOnlyCollection<Occurrence> occurrences,
        DateTime nowUtc,
        CancellationToken ct
    )
    {
        var ids = meetups
            .Select(m => m.VenueId)
            .Concat(occurrences.Select(o => o.VenueId))
            .OfType<Guid>()
            .Distinct()
            .ToList();
        var venues = await (
            from venue in db.Venues.AsNoTracking().Where(v => ids.Contains(v.Id))
            from neighbourhood in db
                .Neighbourhoods.AsNoTracking()
                .Where(n => n.Id == venue.NeighbourhoodId)
                .DefaultIfEmpty()
            select new { venue, neighbourhood }
        ).ToListAsync(ct);
        return new(
            await HubZoneAsync(db, ct),
            nowUtc,
            venues.ToDictionary(v => v.venue.Id, v => VenueRules.Shown(v.venue, v.neighbourhood))
        );
    }

    public static async Task<DateTimeZone> HubZoneAsync(AppDb db, CancellationToken ct) =>
        await db.Hubs.Select(h => h.Zone).FirstOrDefaultAsync(ct) is { Length: > 0 } zone
            ? MeetupTimes.Zone(zone)
            : DateTimeZone.Utc;

    /// <summary>
    /// Makes these meetups, and the times people can take seats in, nobody else's until the transaction ends, by updates that change
    /// nothing. The meetups first: two that fill up the same horizon would both add its next time, and there may be no time yet
    /// to meet at. Then the times: the seats taken must not change between reading a row and fitting its meetup's number of seats
    /// to it. Before anything else is written, so that two writers meet here first.
    /// </summary>
    private static async Task HoldAsync(
        AppDb db,
        IReadOnlyCollection<Guid> meetupIds,
        DateTime since,
        CancellationToken ct
    )
    {
        await HoldAsync(db, meetupIds, ct);
        await db
            .Occurrences.Where(o =>
                meetupIds.Contains(o.MeetupId)
                && (o.StartsAt >= since || o.OriginalLocal >= since)
                && db.Meetups.Any(m => m.Id == o.MeetupId && !m.JustTurnUp)
            )
            .ExecuteUpdateAsync(o => o.SetProperty(x => x.Taken, x => x.Taken), ct);
    }

    /// <summary>Makes these meetups nobody else's to refresh until the transaction ends.</summary>
    public static Task<int> HoldAsync(AppDb db, IReadOnlyCollection<Guid> meetupIds, CancellationToken ct) =>
        db
            .Meetups.Where(m => meetupIds.Contains(m.Id))
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.HorizonAt, x => x.HorizonAt), ct);

    private static async Task IndexAsync(AppDb db, List<Meetup> meetups, Surroundings around, CancellationToken ct)
    {
        var groupIds = meetups.Select(m => m.GroupId).OfType<Guid>().Distinct().ToList();
        var groups = await db
            .Groups.AsNoTracking()
            .Where(g => groupIds.Contains(g.Id))
            .ToDictionaryAsync(g => g.Id, ct);
        var texts = meetups.Select(m => new SearchEntry(m.SearchKey, Text(m, groups, around)));
        await SearchIndex.For(db).PutAsync(db, texts, ct);
    }

    private static string Text(Meetup meetup, Dictionary<Guid, Group> groups, Surroundings around) =>
        Find.MeetupText.Of(
            meetup,
            meetup.GroupId is { } group ? groups.GetValueOrDefault(group) : null,
            meetup.VenueId is { } venue ? around.Places.GetValueOrDefault(venue) : null
        );
}
