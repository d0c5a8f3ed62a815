using System.Text.Json.Nodes;
using Kith.Data;
using Kith.Features.Imports;
using Kith.Features.Services.Hsds;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Services;

/// <summary>
/// Some objects of a list, compared with what is here and written in one transaction. Work that is run again after a lost race
/// begins anew: nothing outside the batch is changed before <see cref="Met.Learn"/>.
/// </summary>
public sealed class Batch(AppDb db, Met met, DateTime nowUtc)
{
    private readonly Dictionary<(HsdsKind Kind, Guid Id), BatchRecord> _records = [];
    private readonly List<(HsdsItem Item, BatchRecord? Outermost, List<string> Remarks)> _items = [];

    /// <summary>Every record the batch tells of.</summary>
    public IEnumerable<BatchRecord> Records => _records.Values;

    /// <summary>Each object with the record it is.</summary>
    public IEnumerable<(HsdsItem Item, BatchRecord? Outermost, List<string> Remarks)> Items => _items;

    /// <summary>Takes an object in. Its records are taken together with what the batch and the list have said of them before.</summary>
    public void Add(HsdsItem item, IReadOnlyList<Telling> tellings, List<string> remarks)
    {
        BatchRecord? outermost = null;
        foreach (var telling in tellings)
        {
            var key = (telling.Kind, HsdsId.Of(met.List, telling.Kind, telling.ForeignId));
            var record = _records.TryGetValue(key, out var begun)
                ? begun
                : _records[key] = new(key.Kind, key.Item2, telling.ForeignId);
            record.From ??= item;
            outermost = record;
            if (!met.HasSaid(key, telling))
                record.Hear(telling, met.HasBeenWhole(key), remarks);
        }
        _items.Add((item, outermost, remarks));
    }

    /// <summary>Compares, and unless it is a dry run writes.</summary>
    public async Task WriteAsync(bool dryRun, CancellationToken ct)
    {
        foreach (
            var kind in _records
                .Values.Where(r => r.IsTold)
                .GroupBy(r => r.Kind)
                .OrderBy(g => HsdsVocabulary.PlaceOf(g.Key))
        )
            await CompareAsync(kind.Key, [.. kind], dryRun, ct);
        if (dryRun)
            return;
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        var changed = _records
            .Values.Where(r => r.Outcome is Outcome.Imported or Outcome.Updated)
            .ToLookup(r => r.Kind, r => r.Id);
        var services = await Documents.AffectedAsync(db, changed, ct);
        var closed = await KeptPlaces.CloseAsync(db, changed, ct);
        services.UnionWith(await Documents.AffectedAsync(db, closed, ct));
        db.ChangeTracker.Clear();
        await Documents.WriteAsync(db, services, ct);
    }

    private async Task CompareAsync(HsdsKind kind, List<BatchRecord> records, bool dryRun, CancellationToken ct)
    {
        var table = RecordTable.Of(kind);
        var known = (await table.KnownAsync(db, records.Select(r => r.Id), ct)).ToDictionary(k => k.Id);
        var touched = records.Where(r => known.TryGetValue(r.Id, out var k) && !r.IsSame(k)).ToList();
        // A correction that is just being made is waited for: it must not be lost.
        if (!dryRun)
            await table.HoldAsync(db, touched.Select(r => r.Id), ct);
        var rows = (await table.LoadAsync(db, touched.Select(r => r.Id), ct)).ToDictionary(r => r.Id);
        var changes = await ChangesAsync(kind, [.. rows.Keys], ct);
        var fresh = new List<HsdsRecord>();
        foreach (var record in records)
        {
            if (rows.TryGetValue(record.Id, out var row))
                record.Meet(row, met, changes[record.Id], nowUtc);
            else if (known.ContainsKey(record.Id))
                record.Outcome = Outcome.Unchanged;
            else if (record.Begin(table.New(), met, nowUtc) is { } begun)
                fresh.Add(begun);
        }
        if (!dryRun)
            await table.InsertAsync(db, fresh, ct);
    }

    private async Task<ILookup<Guid, LocalChange>> ChangesAsync(HsdsKind kind, Guid[] ids, CancellationToken ct) =>
        (await db.LocalChanges.Where(c => c.Kind == kind.Name && ids.Contains(c.RecordId)).ToListAsync(ct)).ToLookup(
            c => c.RecordId
        );
}
