using System.Collections.Frozen;
using Kith.Data;
using Kith.Features.Services.Hsds;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Services;

/// <summary>What an import has to know of a row to see whether its list says something new.</summary>
public sealed record KnownRecord(Guid Id, string ToldHash, Guid? FeedId, bool IsGone);

/// <summary>The table of one kind of record, for work that is the same for all seven.</summary>
public abstract class RecordTable
{
    private static readonly FrozenDictionary<HsdsKind, RecordTable> ByKind = new Dictionary<HsdsKind, RecordTable>
    {
        [HsdsVocabulary.Organization] = new RecordTable<Organization>(),
        [HsdsVocabulary.Program] = new RecordTable<ServiceProgram>(),
        [HsdsVocabulary.Service] = new RecordTable<Service>(),
        [HsdsVocabulary.Location] = new RecordTable<Location>(),
        [HsdsVocabulary.ServiceAtLocation] = new RecordTable<ServiceAtLocation>(),
        [HsdsVocabulary.Taxonomy] = new RecordTable<Taxonomy>(),
        [HsdsVocabulary.TaxonomyTerm] = new RecordTable<TaxonomyTerm>(),
    }.ToFrozenDictionary();

    /// <summary>Most ids in one question.</summary>
    protected const int Together = 500;

    public static RecordTable Of(HsdsKind kind) => ByKind[kind];

    public abstract HsdsRecord New();

    /// <summary>Which of these ids are there.</summary>
    public abstract Task<List<KnownRecord>> KnownAsync(AppDb db, IEnumerable<Guid> ids, CancellationToken ct);

    /// <summary>
    /// Lets nobody else change these rows until the transaction ends, taken in the order of their ids. What is read afterwards is as the last one
    /// to change them left it. SQLite has one writer at a time as it is.
    /// </summary>
    public abstract Task HoldAsync(AppDb db, IEnumerable<Guid> ids, CancellationToken ct);

    /// <summary>These rows, tracked, so that they can be changed; hold them first.</summary>
    public abstract Task<List<HsdsRecord>> LoadAsync(AppDb db, IEnumerable<Guid> ids, CancellationToken ct);

    public abstract Task InsertAsync(AppDb db, IEnumerable<HsdsRecord> records, CancellationToken ct);

    /// <summary>Ids of all rows of a list that it still has.</summary>
    public abstract Task<List<Guid>> OfFeedAsync(AppDb db, Guid feedId, CancellationToken ct);
}

/// <inheritdoc/>
public sealed class RecordTable<T> : RecordTable
    where T : HsdsRecord, new()
{
    public override HsdsRecord New() => new T();

    public override async Task<List<KnownRecord>> KnownAsync(AppDb db, IEnumerable<Guid> ids, CancellationToken ct)
    {
        var known = new List<KnownRecord>();
        foreach (var some in ids.Chunk(Together))
            known.AddRange(
                await db.Set<T>()
                    .Where(r => some.Contains(r.Id))
                    .Select(r => new KnownRecord(r.Id, r.ToldHash, r.FeedId, r.GoneAt != null))
                    .ToListAsync(ct)
            );
        return known;
    }

    public override async Task HoldAsync(AppDb db, IEnumerable<Guid> ids, CancellationToken ct)
    {
        if (!db.Database.IsNpgsql())
            return;
        var table = db.Model.FindEntityType(typeof(T))!.GetTableName();
        var sql = $"SELECT \"Id\" AS \"Value\" FROM \"{table}\" WHERE \"Id\" = ANY ({{0}}) ORDER BY \"Id\" FOR UPDATE";
        foreach (var some in ids.Order().Chunk(Together))
            await db.Database.SqlQueryRaw<Guid>(sql, some).ToListAsync(ct);
    }

    public override async Task<List<HsdsRecord>> LoadAsync(AppDb db, IEnumerable<Guid> ids, CancellationToken ct)
    {
        var rows = new List<HsdsRecord>();
        foreach (var some in ids.Chunk(Together))
            rows.AddRange(await db.Set<T>().Where(r => some.Contains(r.Id)).ToListAsync(ct));
        return rows;
    }

    public override Task InsertAsync(AppDb db, IEnumerable<HsdsRecord> records, CancellationToken ct) =>
        Bulk.InsertAsync(db, records.Cast<T>(), ct);

    public override Task<List<Guid>> OfFeedAsync(AppDb db, Guid feedId, CancellationToken ct) =>
        db.Set<T>().Where(r => r.FeedId == feedId && r.GoneAt == null).Select(r => r.Id).ToListAsync(ct);
}
