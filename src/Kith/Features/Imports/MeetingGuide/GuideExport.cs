using System.Text.Encodings.Web;
using System.Text.Json;
using Kith.Data;
using Kith.Features.Meetups;
using Kith.Rules;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Imports.MeetingGuide;

/// <summary>
/// Writes everything weekly that strangers may see as Meeting Guide JSON: the hub's own meetups, then rows of other lists as
/// they stood there. Reading it into an empty hub and writing it again gives the same bytes.
/// </summary>
public static class GuideExport
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the list; a row whose slug another row already has gets a number after it.</summary>
    public static async Task WriteAsync(ViewerDb db, Address address, Stream to, CancellationToken ct)
    {
        await using var json = new Utf8JsonWriter(to, Options);
        var slugs = new HashSet<string>(StringComparer.Ordinal);
        json.WriteStartArray();
        foreach (var own in (await OwnAsync(db, ct)).Where(o => GuideOwn.Fits(o.Meetup)))
            GuideOwn.Write(json, own, Free(own.Meetup.PublicId, slugs), address);
        await foreach (var row in Kept(db).AsAsyncEnumerable().WithCancellation(ct))
        {
            GuideFormat.Write(json, row.Raw, Free(row.Slug, slugs));
            await json.FlushAsync(ct);
        }
        json.WriteEndArray();
        await json.FlushAsync(ct);
    }

    private static string Free(string slug, HashSet<string> taken)
    {
        var free = slug;
        for (var n = 2; !taken.Add(free); n++)
            free = $"{slug}-{n}";
        return free;
    }

    private static IQueryable<FeedRow> Kept(ViewerDb db) =>
        from row in db.FeedRows
        join feed in db.Feeds on row.FeedId equals feed.Id
        join meetup in db.Meetups on row.MeetupId equals meetup.Id
        where
            feed.Format == GuideImport.Format
            && row.GoneAt == null
            && (meetup.State == MeetupState.Published || meetup.State == MeetupState.Paused)
        orderby feed.Key, row.Position
        select row;

    private static async Task<List<OwnMeetup>> OwnAsync(ViewerDb db, CancellationToken ct)
    {
        var foreign =
            from row in db.FeedRows
            join feed in db.Feeds on row.FeedId equals feed.Id
            where feed.Format == GuideImport.Format
            select row.MeetupId;
        var own = await (
            from meetup in db.Meetups
            where
                meetup.State == MeetupState.Published
                && meetup.GroupIsListed
                && (meetup.Rule != null || meetup.ByAppointment)
                && !foreign.Contains(meetup.Id)
            from grp in db.Groups.Where(g => g.Id == meetup.GroupId).DefaultIfEmpty()
            from venue in db.Venues.Where(v => v.Id == meetup.VenueId).DefaultIfEmpty()
            from area in db.Neighbourhoods.Where(n => n.Id == venue.NeighbourhoodId).DefaultIfEmpty()
            // The public id is random: neither the order nor anything else tells when a meetup was made.
            orderby meetup.PublicId
            select new
            {
                meetup,
                grp,
                venue,
                area,
            }
        ).ToListAsync(ct);
        return
        [
            .. own.Select(o => new OwnMeetup(
                o.meetup,
                o.grp?.Name,
                o.venue is null ? null : VenueRules.Shown(o.venue, o.area)
            )),
        ];
    }
}
