using System.Globalization;
using Kith.Data;
using Kith.Features.Imports;
using Kith.Features.Services.Hsds;

namespace Kith.Features.Services;

/// <summary>How the reading of a list ended.</summary>
/// <param name="Gone">What the list no longer has.</param>
/// <param name="Nowhere">References to what nobody has told of.</param>
/// <param name="Held">Why nothing counts as gone; null when nothing was held back.</param>
public sealed record Ended(IReadOnlyList<ReportRow> Gone, IReadOnlyList<ReportRow> Nowhere, string? Held);

/// <summary>What can be said of a list only when all of it has been read.</summary>
public static class Ending
{
    /// <summary>So many services may go at once, whatever part of a list they are: small lists change like that.</summary>
    private const int Handful = 10;

    private const string Unsure = "not all of the list could be taken, so nothing in it counts as gone this time";

    /// <summary>Marks what the list no longer has, and looks for what it points at and nobody has told of.</summary>
    public static async Task<Ended> WriteAsync(
        AppDb db,
        Met met,
        ServicesOrder order,
        DateTime nowUtc,
        CancellationToken ct
    )
    {
        var (gone, held) = await MissingAsync(db, met, order.LetGo, ct);
        if (met.IsIncomplete)
            (gone, held) = ([], held ?? (gone.Count > 0 ? Unsure : null));
        if (!order.DryRun)
            await MarkAsync(db, gone, nowUtc, ct);
        var rows = held is null && !met.IsIncomplete ? await LooseParts.DropAsync(db, met, order.DryRun, ct) : [];
        var lost = gone.Select(g => Row($"{g.Kind.Name} {g.Id}", "the list no longer has it; it is kept and marked"));
        var loose = rows.Select(kind => Row($"{kind} that belongs to nothing", "the list no longer has it"));
        return new([.. lost, .. loose], await NowhereAsync(db, met, ct), held);
    }

    private static ReportRow Row(string slug, string reason) => new(null, slug, Outcome.Gone, reason);

    /// <summary>
    /// What the list no longer has. A feed that lost most of its services at once is more likely broken than a city without help:
    /// then nothing goes until somebody says so.
    /// </summary>
    private static async Task<(List<(HsdsKind Kind, Guid Id)> Gone, string? Held)> MissingAsync(
        AppDb db,
        Met met,
        bool letGo,
        CancellationToken ct
    )
    {
        var gone = new List<(HsdsKind Kind, Guid Id)>();
        foreach (var kind in HsdsVocabulary.All.Where(k => k.IsRecord))
        {
            var ids = await RecordTable.Of(kind).OfFeedAsync(db, met.FeedId, ct);
            var missing = ids.Where(id => !met.Has(kind, id)).ToList();
            if (kind == HsdsVocabulary.Service && !letGo && missing.Count > Handful && missing.Count * 2 > ids.Count)
                return (
                    [],
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{missing.Count} of {ids.Count} services are no longer in the list; that may be a mistake, so nothing counts as gone. If it is right, import the list once with --let-go"
                    )
                );
            gone.AddRange(missing.Select(id => (kind, id)));
        }
        return (gone, null);
    }

    private static async Task<List<ReportRow>> NowhereAsync(AppDb db, Met met, CancellationToken ct)
    {
        var nowhere = new List<ReportRow>();
        foreach (var pointed in met.PointedAt.GroupBy(p => p.Kind))
        {
            var known = await RecordTable.Of(pointed.Key).KnownAsync(db, pointed.Select(p => p.Id), ct);
            nowhere.AddRange(pointed.ExceptBy(known.Select(k => k.Id), p => p.Id).Select(p => p.Row));
        }
        return nowhere;
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
