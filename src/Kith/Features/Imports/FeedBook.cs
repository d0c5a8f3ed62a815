using Kith.Data;
using Kith.Features.Meetups;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Imports;

/// <summary>What a list is known by.</summary>
/// <param name="Format">Its format's name in the database.</param>
/// <param name="Key">Its address, file name or given name.</param>
/// <param name="Url">Where a visitor can read it; null for a file.</param>
public sealed record FeedName(string Format, string Key, string? Url)
{
    private const int LongestKey = 500;

    /// <summary>The name of a list read from a file or address, under a given name if there is one.</summary>
    /// <exception cref="UnreadableInputException">The address is too long to be a key.</exception>
    public static FeedName Of(string format, string from, string? given)
    {
        var key = given ?? Source.NameOf(from);
        return key.Length is > 0 and <= LongestKey
            ? new(format, key, Source.IsAddress(from) && from.Length <= 1000 ? from : null)
            : throw new UnreadableInputException($"--feed is needed: a name of at most {LongestKey} characters.");
    }

    /// <summary>What visitors read when nobody has said who keeps the list: the site, or the file's name.</summary>
    public string Plain => Url is not null && Uri.TryCreate(Url, UriKind.Absolute, out var uri) ? uri.Host : Key;
}

/// <summary>What the imports of every format do to the book of lists: open a list in it, mark what has gone.</summary>
public static class FeedBook
{
    private const int LongestName = 255;

    public static Task<Feed?> FindAsync(AppDb db, FeedName name, CancellationToken ct) =>
        db.Feeds.FirstOrDefaultAsync(f => f.Format == name.Format && f.Key == name.Key, ct);

    /// <summary>The list, made when new, saying who keeps it: as told, as known, as it says of itself, else where it came from.</summary>
    public static async Task<Feed> OpenAsync(
        AppDb db,
        FeedName name,
        (string? Told, string? OfItself) keeper,
        DateTime nowUtc,
        CancellationToken ct
    )
    {
        var feed = await FindAsync(db, name, ct) ?? db.Add(Feed.Of(name.Format, name.Key, "", null)).Entity;
        var known = feed.Name.Length > 0 ? feed.Name : null;
        var said = keeper.Told ?? known ?? keeper.OfItself ?? name.Plain;
        feed.Present(said[..Math.Min(said.Length, LongestName)], name.Url);
        feed.Read(nowUtc);
        await db.SaveChangesAsync(ct);
        return feed;
    }

    /// <summary>Marks meetups whose rows the list no longer has: kept with their pages, not in Find, back when the list has them again.</summary>
    public static async Task MarkGoneAsync(
        AppDb db,
        IEnumerable<KnownRow> gone,
        string reason,
        DateTime nowUtc,
        CancellationToken ct
    )
    {
        foreach (var rows in gone.Chunk(Upkeep.Batch))
        {
            var ids = rows.Select(r => r.MeetupId).ToList();
            foreach (var meetup in await db.Meetups.Where(m => ids.Contains(m.Id)).ToListAsync(ct))
            {
                meetup.Pause(reason);
                meetup.Changed(nowUtc);
            }
            foreach (var row in await db.FeedRows.Where(r => ids.Contains(r.MeetupId)).ToListAsync(ct))
                row.Gone(nowUtc);
            await Upkeep.RefreshAsync(db, ids, nowUtc, ct);
            db.ChangeTracker.Clear();
        }
    }
}
