using Kith.Data;
using Kith.Data.Search;
using Kith.Features.Find;
using Kith.Features.Meetups;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Imports.MeetingGuide;

/// <summary>Writes what changed, inside the caller's transaction, a thousand meetups at a time in memory.</summary>
public sealed class GuideWriter(AppDb db, Feed feed, GuideList list, GuideMeetups meetups, DateTime nowUtc)
{
    private const int Together = 1000;

    /// <summary>Writes the changes; <paramref name="done"/> is told how many rows are behind.</summary>
    public async Task WriteAsync(FeedChanges<GuideRow> changes, Action<int> done, CancellationToken ct)
    {
        await RenumberAsync(changes.Same, ct);
        if (!changes.Any)
            return;
        var ground = new GuideGround(db, feed, nowUtc);
        await ground.PrepareAsync(list, ct);
        var around = new Surroundings(await Upkeep.HubZoneAsync(db, ct), nowUtc, ground.AllShown());
        var written = changes.Same.Count;
        foreach (var rows in changes.Fresh.Chunk(Together))
        {
            await AddAsync(rows, ground, around, ct);
            done(written += rows.Length);
        }
        foreach (var rows in changes.Changed.Chunk(Together))
        {
            await UpdateAsync(rows, ground, ct);
            done(written += rows.Length);
        }
        await FeedBook.MarkGoneAsync(db, changes.Gone, meetups.GoneReason, nowUtc, ct);
        await db.TouchPublicAsync(ct);
    }

    private async Task AddAsync(GuideRow[] rows, GuideGround ground, Surroundings around, CancellationToken ct)
    {
        var planned = rows.Select(r => (Row: r, Meetup: meetups.Plan(r, ground.Venue(r), ground.Group(r)))).ToList();
        var occurrences = planned.SelectMany(p => Horizon.Fill(p.Meetup, around, [])).ToList();
        await Bulk.InsertAsync(db, planned.Select(p => p.Meetup), ct);
        await Bulk.InsertAsync(db, occurrences, ct);
        await Bulk.InsertAsync(db, planned.Select(p => Read(FeedRow.Of(feed.Id, p.Row.Slug, p.Meetup.Id), p.Row)), ct);
        var words = planned.Select(p => new SearchEntry(
            p.Meetup.SearchKey,
            MeetupText.Of(p.Meetup, ground.Group(p.Row), ground.Shown(ground.Venue(p.Row)))
        ));
        await SearchIndex.For(db).PutAsync(db, words, ct);
    }

    private async Task UpdateAsync((GuideRow Row, KnownRow Known)[] rows, GuideGround ground, CancellationToken ct)
    {
        var ids = rows.Select(r => r.Known.MeetupId).ToList();
        var byId = await db.Meetups.Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, ct);
        var kept = await db.FeedRows.Where(r => ids.Contains(r.MeetupId)).ToDictionaryAsync(r => r.Id, ct);
        foreach (var (row, known) in rows)
        {
            meetups.Update(byId[known.MeetupId], row, ground.Venue(row), ground.Group(row));
            Read(kept[known.Id], row);
        }
        await RefreshAsync(ids, ct);
    }

    private async Task RefreshAsync(List<Guid> ids, CancellationToken ct)
    {
        await Upkeep.RefreshAsync(db, ids, nowUtc, ct);
        db.ChangeTracker.Clear();
    }

    /// <summary>A list that was only put in another order changes no meetup, but an export keeps the order.</summary>
    private async Task RenumberAsync(List<(GuideRow Row, KnownRow Known)> rows, CancellationToken ct)
    {
        foreach (var moved in rows.Where(r => r.Row.Number - 1 != r.Known.Position).Chunk(Together))
        {
            var ids = moved.Select(m => m.Known.Id).ToList();
            var kept = await db.FeedRows.Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, ct);
            foreach (var (row, known) in moved)
                Read(kept[known.Id], row);
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }
    }

    private FeedRow Read(FeedRow kept, GuideRow row) =>
        kept.Reads(row.Raw, list.Hash(row), row.Number - 1)
            .Confirmed(row.Confirmed.AtUtc, row.Confirmed.By)
            .At(row.Url);
}
