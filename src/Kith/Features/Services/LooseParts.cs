using Kith.Data;
using Kith.Features.Services.Hsds;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Services;

/// <summary>Keeps what stands in nothing the list has.</summary>
public static class LooseParts
{
    private const int Together = 500;

    /// <summary>Adds what is not there yet.</summary>
    public static async Task KeepAsync(
        AppDb db,
        Met met,
        IEnumerable<HsdsItem> items,
        bool dryRun,
        CancellationToken ct
    )
    {
        var parts = items
            .Select(i =>
                LoosePart.Of(
                    met.FeedId,
                    i.Kind.Name,
                    HsdsOrder.Text(HsdsOrder.Of(i.Kind, i.Object.DeepClone().AsObject()))
                )
            )
            .DistinctBy(p => p.Hash)
            .ToList();
        if (parts.Count == 0)
            return;
        parts.ForEach(p => met.Keep(p.Hash));
        if (dryRun)
            return;
        var hashes = parts.ConvertAll(p => p.Hash);
        var known = await db
            .LooseParts.Where(p => p.FeedId == met.FeedId && hashes.Contains(p.Hash))
            .Select(p => p.Hash)
            .ToListAsync(ct);
        await Bulk.InsertAsync(db, parts.Where(p => !known.Contains(p.Hash)), ct);
    }

    /// <summary>Takes out what the list no longer says, all of it having been read; which kinds of rows they were.</summary>
    public static async Task<List<string>> DropAsync(AppDb db, Met met, bool dryRun, CancellationToken ct)
    {
        var kept = await db
            .LooseParts.Where(p => p.FeedId == met.FeedId)
            .Select(p => new
            {
                p.Id,
                p.Hash,
                p.Kind,
            })
            .ToListAsync(ct);
        var gone = kept.FindAll(p => !met.Keeps(p.Hash));
        foreach (var some in dryRun ? [] : gone.Chunk(Together))
        {
            var ids = some.Select(p => p.Id).ToArray();
            await db.LooseParts.Where(p => ids.Contains(p.Id)).ExecuteDeleteAsync(ct);
        }
        return gone.ConvertAll(p => p.Kind);
    }
}
