using System.Text.Json.Nodes;
using Kith.Data;
using Kith.Features.Services.Hsds;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Services;

/// <summary>Changes one field of a record here, beside what its list says of it.</summary>
public static class Correction
{
    /// <summary>
    /// Writes the value (JSON; null takes the field out) and the documents that show it, in the caller's transaction. False when there is no such
    /// record, or nothing in it that could hold the field.
    /// </summary>
    public static async Task<bool> MakeAsync(
        AppDb db,
        (HsdsKind Kind, Guid Id) record,
        (string Path, string? Value) field,
        (DateTime AtUtc, Guid? FaceId) by,
        CancellationToken ct
    )
    {
        if ((await RecordTable.Of(record.Kind).LoadAsync(db, [record.Id], ct)).SingleOrDefault() is not { } row)
            return false;
        var told = JsonNode.Parse(row.Told)!.AsObject();
        if (!FieldPath.Set(JsonNode.Parse(row.Text)!.AsObject(), field.Path, field.Value))
            return false;
        var changes = await db
            .LocalChanges.Where(c => c.RecordId == record.Id && c.Kind == record.Kind.Name)
            .ToListAsync(ct);
        // A new whole says anew what was changed inside the old one.
        bool IsReplaced(LocalChange c) =>
            c.Path == field.Path || c.Path.StartsWith($"{field.Path}/", StringComparison.Ordinal);
        db.RemoveRange(changes.Where(IsReplaced));
        changes.RemoveAll(IsReplaced);
        // The old change of the same field must be gone before the new one comes.
        await db.SaveChangesAsync(ct);
        var before = FieldPath.Get(told, field.Path);
        var change = LocalChange.Of(
            (record.Kind.Name, record.Id),
            field.Path,
            field.Value,
            before,
            by.AtUtc,
            by.FaceId
        );
        db.Add(change);
        var mended = FieldPath.Mended(record.Kind, told, [.. changes, change]);
        var key = await db.Feeds.Where(f => f.Id == row.FeedId).Select(f => f.Key).SingleOrDefaultAsync(ct) ?? "";
        row.Mend(mended, new(JsonNode.Parse(mended ?? row.Told)!.AsObject(), key), by.AtUtc);
        await db.SaveChangesAsync(ct);
        var changed = new[] { record }.ToLookup(r => r.Kind, r => r.Id);
        await Documents.WriteAsync(db, await Documents.AffectedAsync(db, changed, ct), ct);
        return true;
    }
}
