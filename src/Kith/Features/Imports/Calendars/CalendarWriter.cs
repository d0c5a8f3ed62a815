using Kith.Data;
using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Texts;
using Kith.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Occurrence = Kith.Features.Meetups.Occurrence;

namespace Kith.Features.Imports.Calendars;

/// <summary>Writes what changed of a calendar, inside the caller's transaction.</summary>
public sealed class CalendarWriter(AppDb db, Feed feed, string country, DateTime nowUtc, T texts)
{
    private const int LongestTitle = 255;
    private const int LongestDescription = 8000;
    private const int LongestLink = 1000;

    private readonly Dictionary<string, Venue> _venues = [];

    /// <summary>Writes the changes; <paramref name="done"/> is told how many events are behind.</summary>
    public async Task WriteAsync(
        FeedChanges<CalendarEntry> changes,
        Func<CalendarEntry, string> hash,
        Action<int> done,
        CancellationToken ct
    )
    {
        if (!changes.Any)
            return;
        foreach (var venue in await db.Venues.Where(v => v.FeedId == feed.Id).ToListAsync(ct))
            _venues[venue.FeedKey!] = venue;
        var written = changes.Same.Count;
        foreach (var entries in changes.Fresh.Chunk(Upkeep.Batch))
        {
            await KeepAsync([.. entries.Select(e => (e, New(e, hash)))], ct);
            done(written += entries.Length);
        }
        foreach (var entries in changes.Changed.Chunk(Upkeep.Batch))
        {
            await KeepAsync(await KnownAsync(entries, hash, ct), ct);
            done(written += entries.Length);
        }
        await FeedBook.MarkGoneAsync(db, changes.Gone, texts["Imports.Gone"], nowUtc, ct);
        await db.TouchPublicAsync(ct);
    }

    private Meetup New(CalendarEntry entry, Func<CalendarEntry, string> hash)
    {
        var meetup = db.Add(Meetup.Plan(entry.Event.Title, entry.StartsLocal, entry.Zone, nowUtc)).Entity;
        Read(db.Add(FeedRow.Of(feed.Id, entry.Slug, meetup.Id)).Entity, entry, hash);
        return meetup;
    }

    private async Task<List<(CalendarEntry, Meetup)>> KnownAsync(
        (CalendarEntry Row, KnownRow Known)[] entries,
        Func<CalendarEntry, string> hash,
        CancellationToken ct
    )
    {
        var ids = entries.Select(e => e.Known.MeetupId).ToList();
        var meetups = await db.Meetups.Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, ct);
        var rows = await db.FeedRows.Where(r => ids.Contains(r.MeetupId)).ToDictionaryAsync(r => r.Id, ct);
        foreach (var (entry, known) in entries)
        {
            meetups[known.MeetupId].Changed(nowUtc);
            Read(rows[known.Id], entry, hash);
        }
        return [.. entries.Select(e => (e.Row, meetups[e.Known.MeetupId]))];
    }

    private async Task KeepAsync(IReadOnlyList<(CalendarEntry Entry, Meetup Meetup)> kept, CancellationToken ct)
    {
        foreach (var (entry, meetup) in kept)
            Apply(meetup, entry, await VenueAsync(entry, ct));
        var ids = kept.Select(k => k.Meetup.Id).ToList();
        await Upkeep.RefreshAsync(db, ids, nowUtc, ct);
        if (await ChangeTimesAsync(kept, ct))
            await Upkeep.RefreshAsync(db, ids, nowUtc, ct);
    }

    private void Apply(Meetup meetup, CalendarEntry entry, Venue? venue)
    {
        var e = entry.Event;
        var link = Link(e.Location);
        meetup
            .Describe(Fit(e.Title.Trim(), LongestTitle), Words(e.Description), meetup.Kind, meetup.Languages)
            .Moves(entry.StartsLocal, entry.Zone)
            .Lasts(CalendarReading.MinutesOf(e))
            .Repeats(entry.Rule, entry.ExtraDates, entry.LeftOutDates)
            .Meets(link is null ? Mode.InPerson : Mode.Online, venue?.Id)
            .Online(link, null, LinkShown.Public)
            .TurnUp();
        if (entry.Cancelled)
            meetup.End(texts["Imports.CalledOff"]);
        else
            meetup.Publish();
    }

    /// <summary>Applies changed occurrences to their rows, and lets go ahead what is no longer changed; whether any did.</summary>
    private async Task<bool> ChangeTimesAsync(
        IReadOnlyList<(CalendarEntry Entry, Meetup Meetup)> kept,
        CancellationToken ct
    )
    {
        var ids = kept.Select(k => k.Meetup.Id).ToList();
        var since = Horizon.Since(nowUtc);
        var times = (
            await db.Occurrences.Where(o => ids.Contains(o.MeetupId) && o.OriginalLocal >= since).ToListAsync(ct)
        ).ToLookup(o => o.MeetupId);
        var any = false;
        foreach (var (entry, meetup) in kept)
        {
            var changes = entry.Changes.ToLookup(c => c.OriginalLocal);
            foreach (var time in times[meetup.Id])
                any |= Change(time, changes[time.OriginalLocal].FirstOrDefault(), meetup);
        }
        return any;
    }

    private bool Change(Occurrence time, CalendarChange? change, Meetup meetup)
    {
        if (change is null && time.State is OccurrenceState.Cancelled or OccurrenceState.Moved)
            time.GoAhead(
                Zones.At(LocalDateTime.FromDateTime(time.OriginalLocal), MeetupTimes.Zone(meetup.Zone)).ToDateTimeUtc()
            );
        else if (change is { Cancelled: true })
            time.Cancel(texts["Imports.CalledOff"]);
        else if (change is not null && (change.StartsLocal != time.StartsLocal || change.Minutes != meetup.Minutes))
            time.Move((change.StartsLocal, change.StartsAt, End(change)), null, null);
        else
            return false;
        return true;
    }

    private static DateTime? End(CalendarChange change) =>
        change.Minutes is { } minutes ? change.StartsAt.AddMinutes(minutes) : null;

    private async Task<Venue?> VenueAsync(CalendarEntry entry, CancellationToken ct)
    {
        if (Words(entry.Event.Location) is not { } words || Link(words) is not null)
            return null;
        var place = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var key = MeetingGuide.GuidePlace.Shorten(Fold.Words(place));
        if (_venues.TryGetValue(key, out var known))
            return known;
        var comma = place.IndexOf(',', StringComparison.Ordinal);
        var name = Fit(comma < 0 ? place : place[..comma], 255);
        var area = await PostalHint.FindAsync(db, place, country, ct);
        var venue = Venue
            .Add(name, comma < 0 ? null : Fit(place[(comma + 1)..].Trim(), 400), area?.Name)
            .At(area?.Latitude, area?.Longitude)
            .CameFrom(feed.Id, key);
        return _venues[key] = db.Add(venue).Entity;
    }

    private static void Read(FeedRow row, CalendarEntry entry, Func<CalendarEntry, string> hash) =>
        row.Reads(entry.Raw, hash(entry), entry.Number).At(Link(entry.Event.Url));

    private static string? Link(string? text) =>
        text?.Trim() is { Length: > 0 and <= LongestLink } link
        && Uri.TryCreate(link, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
            ? link
            : null;

    private static string? Words(string? text)
    {
        var clean = new string([.. (text ?? "").Where(c => !char.IsControl(c) || c is '\n')]).Trim();
        return clean.Length == 0 ? null : Fit(clean, LongestDescription);
    }

    private static string Fit(string text, int longest) => text.Length <= longest ? text : text[..(longest - 1)] + "…";
}
