using Kith.Data;
using Kith.Features.Imports;
using Kith.Features.Services.Hsds;

namespace Kith.Features.Services;

/// <summary>What can be said of a list only when all of it has been read.</summary>
public static class Ending
{
    /// <summary>Marks what the list no longer has, and looks for what it points at and nobody has told of.</summary>
    public static async Task<(List<ReportRow> Gone, List<ReportRow> Nowhere)> WriteAsync(
        AppDb db,
        Met met,
        bool dryRun,
        DateTime nowUtc,
        CancellationToken ct
    )
    {
        var gone = new List<(HsdsKind Kind, Guid Id)>();
        foreach (var kind in HsdsVocabulary.All.Where(k => k.IsRecord && !met.IsIncomplete))
        {
            var ids = await RecordTable.Of(kind).OfFeedAsync(db, met.FeedId, ct);
            gone.AddRange(ids.Where(id => !met.Has(kind, id)).Select(id => (kind, id)));
        }
        if (!dryRun)
            await MarkAsync(db, gone, nowUtc, ct);
        var rows = met.IsIncomplete ? [] : await LooseParts.DropAsync(db, met, dryRun, ct);
        var nowhere = new List<ReportRow>();
        foreach (var pointed in met.PointedAt.GroupBy(p => p.Kind))
        {
            var known = await RecordTable.Of(pointed.Key).KnownAsync(db, pointed.Select(p => p.Id), ct);
            nowhere.AddRange(pointed.ExceptBy(known.Select(k => k.Id), p => p.Id).Select(p => p.Row));
        }
        return (
            [
                .. gone.Select(g => new ReportRow(
                    null,
                    $"{g.Kind.Name} {g.Id}",
                    Outcome.Gone,
                    "the list no longer has it; it is kept and marked"
                )),
                .. rows.Select(kind => new ReportRow(
                    null,
                    $"{kind} that belongs to nothing",
                    Outcome.Gone,
                    "the list no longer has it"
                )),
            ],
            nowhere
        );
    }

    private static async Task MarkAsync(
        AppDb db,
        List<(HsdsKind Kind, Guid Id)> gone,
        DateTime nowUtc,
        CancellationToken ct
    )
    {
        if (gone.Count == 0)
            return;
        // Before they are marked: afterwards nothing leads from a service to a place that went.
        var affected = await Documents.AffectedAsync(db, gone.ToLookup(g => g.Kind, g => g.Id), ct);
        foreach (var kind in gone.GroupBy(g => g.Kind))
        foreach (var row in await RecordTable.Of(kind.Key).LoadAsync(db, kind.Select(g => g.Id), ct))
            row.Gone(nowUtc);
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        await Documents.WriteAsync(db, affected, ct);
    }
}
