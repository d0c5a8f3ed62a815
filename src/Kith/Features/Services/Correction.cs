using System.Text.Json.Nodes;
using Kith.Data;
using Kith.Features.Services.Hsds;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Services;

/// <summary>One field to be changed here.</summary>
/// <param name="Record">Which record.</param>
/// <param name="Path">Which field of it, by the list's own ids or by those that others get.</param>
/// <param name="Value">What it should be, JSON; null takes it out.</param>
public sealed record Mending((HsdsKind Kind, Guid Id) Record, string Path, string? Value);

/// <summary>Changes fields of records here, beside what their lists say of them.</summary>
public static class Correction
{
    /// <summary>
    /// Writes the value (JSON; null takes the field out) and the documents that show it, in the caller's transaction. False when there is no such
    /// record, or nothing in it that could hold the field.
    /// </summary>
    public static Task<bool> MakeAsync(
        AppDb db,
        (HsdsKind Kind, Guid Id) record,
        (string Path, string? Value) field,
        (DateTime AtUtc, Guid? FaceId) by,
        CancellationToken ct
    ) => MakeAsync(db, [new(record, field.Path, field.Value)], by, ct);

    /// <summary>Writes several fields, all or none of them: false, and nothing is changed, when one has no place to stand in.</summary>
    public static async Task<bool> MakeAsync(
        AppDb db,
        IReadOnlyCollection<Mending> mendings,
        (DateTime AtUtc, Guid? FaceId) by,
        CancellationToken ct
    )
    {
        var work = new List<(RecordChanges Row, List<(string Path, string? Value)> Fields)>();
        foreach (var of in mendings.GroupBy(m => m.Record).OrderBy(g => g.Key.Kind.Name).ThenBy(g => g.Key.Id))
        {
            if (await RecordChanges.LoadAsync(db, of.Key, ct) is not { } row)
                return false;
            var fields = of.Select(m => (row.AsTold(m.Path), m.Value)).ToList();
            if (!row.CanHold(fields))
                return false;
            work.Add((row, fields));
        }
        foreach (var (row, fields) in work)
            row.Forget(db, fields.Select(f => f.Path));
        // The old change of a field must be gone before the new one comes.
        await db.SaveChangesAsync(ct);
        foreach (var (row, fields) in work)
            row.Change(db, fields, by);
        await WriteAsync(db, work.Select(w => w.Row.Key), ct);
        return true;
    }

    /// <summary>
    /// Decides about a field of which the list says something else than when it was changed here: what is here stays, or the list's
    /// is taken. False when there is nothing to decide any more, or the list says yet something else than what has this hash.
    /// </summary>
    public static async Task<bool> SettleAsync(
        AppDb db,
        Guid changeId,
        string seen,
        bool keep,
        (DateTime AtUtc, Guid? FaceId) by,
        CancellationToken ct
    )
    {
        var about = await db
            .LocalChanges.Where(c => c.Id == changeId)
            .Select(c => new { c.Kind, c.RecordId })
            .FirstOrDefaultAsync(ct);
        if (about is null || HsdsVocabulary.Find(about.Kind) is not { } kind)
            return false;
        await RecordTable.Of(kind).HoldAsync(db, [about.RecordId], ct);
        var change = await db.LocalChanges.FirstOrDefaultAsync(c => c.Id == changeId && c.DisputedAt != null, ct);
        if (change is null || change.DisputedHash != seen)
            return false;
        if (keep)
        {
            change.Stay();
            return true;
        }
        if (await RecordChanges.LoadAsync(db, (kind, change.RecordId), ct) is not { } row)
            return false;
        row.Forget(db, [change.Path]);
        row.Change(db, [], by);
        await WriteAsync(db, [row.Key], ct);
        return true;
    }

    private static async Task WriteAsync(AppDb db, IEnumerable<(HsdsKind Kind, Guid Id)> records, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        var changed = records.ToLookup(r => r.Kind, r => r.Id);
        await Documents.WriteAsync(db, await Documents.AffectedAsync(db, changed, ct), ct);
    }

    /// <summary>A record with everything that was changed in it here.</summary>
    private sealed class RecordChanges(HsdsKind kind, HsdsRecord row, string list, List<LocalChange> changes)
    {
        private readonly JsonObject _told = JsonNode.Parse(row.Told)!.AsObject();

        public (HsdsKind Kind, Guid Id) Key => (kind, row.Id);

        public static async Task<RecordChanges?> LoadAsync(
            AppDb db,
            (HsdsKind Kind, Guid Id) record,
            CancellationToken ct
        )
        {
            var table = RecordTable.Of(record.Kind);
            await table.HoldAsync(db, [record.Id], ct);
            if ((await table.LoadAsync(db, [record.Id], ct)).SingleOrDefault() is not { } row)
                return null;
            var key = await db.Feeds.Where(f => f.Id == row.FeedId).Select(f => f.Key).SingleOrDefaultAsync(ct) ?? "";
            var changes = await db
                .LocalChanges.Where(c => c.RecordId == record.Id && c.Kind == record.Kind.Name)
                .ToListAsync(ct);
            return new(record.Kind, row, key, changes);
        }

        public string AsTold(string path) => FieldPath.AsTold(JsonNode.Parse(row.Text)!.AsObject(), path, list);

        public bool CanHold(IEnumerable<(string Path, string? Value)> fields)
        {
            var tried = JsonNode.Parse(row.Text)!.AsObject();
            return fields.All(f => FieldPath.Set(tried, f.Path, f.Value));
        }

        // A new whole says anew what was changed inside the old one.
        public void Forget(AppDb db, IEnumerable<string> paths)
        {
            var gone = changes.FindAll(c =>
                paths.Any(p => c.Path == p || c.Path.StartsWith($"{p}/", StringComparison.Ordinal))
            );
            db.RemoveRange(gone);
            changes.RemoveAll(gone.Contains);
        }

        public void Change(
            AppDb db,
            IEnumerable<(string Path, string? Value)> fields,
            (DateTime AtUtc, Guid? FaceId) by
        )
        {
            foreach (var (path, value) in fields)
            {
                var before = FieldPath.Get(_told, path);
                // What the list says itself needs no change beside it.
                if (before != value)
                    changes.Add(LocalChange.Of((kind.Name, row.Id), path, value, before, by.AtUtc, by.FaceId));
            }
            db.AddRange(changes.Where(c => db.Entry(c).State == EntityState.Detached));
            var mended = FieldPath.Mended(kind, _told, changes);
            row.Mend(mended, new(JsonNode.Parse(mended ?? row.Told)!.AsObject(), list), by.AtUtc);
        }
    }
}
