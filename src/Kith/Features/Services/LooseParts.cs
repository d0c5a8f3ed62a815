using Kith.Data;
using Kith.Features.Services.Hsds;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Services;

/// <summary>Keeps what stands in nothing the list has.</summary>
public static class LooseParts
{
    /// <summary>Adds what is not there yet.</summary>
    public static async Task KeepAsync(AppDb db, Met met, IEnumerable<HsdsItem> items, CancellationToken ct)
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
        var hashes = parts.ConvertAll(p => p.Hash);
        var known = await db
            .LooseParts.Where(p => p.FeedId == met.FeedId && hashes.Contains(p.Hash))
            .Select(p => p.Hash)
            .ToListAsync(ct);
        await Bulk.InsertAsync(db, parts.Where(p => !known.Contains(p.Hash)), ct);
    }
}
