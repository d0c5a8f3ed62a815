using System.Text.Json.Nodes;

namespace Kith.Features.Services.Hsds;

/// <summary>Finds what an object points at by id: in its own columns, and in those of the phones, attributes and other parts inside it.</summary>
public static class HsdsPointers
{
    /// <summary>Each column that names a record, with the kind and the id as the list writes it.</summary>
    public static IEnumerable<(string Column, HsdsKind Kind, string Id)> Of(HsdsKind kind, JsonObject item)
    {
        foreach (var column in kind.Columns)
        {
            if (
                HsdsVocabulary.PointedAt(kind, column.Name) is { IsRecord: true } target
                && HsdsSplitter.IdOf(item[column.Name]) is { } id
            )
                yield return (column.Name, target, id);
        }
        foreach (var (name, value) in item)
        {
            if (value is not (JsonObject or JsonArray) || HsdsVocabulary.Under(name) is not { IsRecord: false } part)
                continue;
            var inside = (value as JsonArray ?? [value.DeepClone()]).OfType<JsonObject>();
            foreach (var (column, target, id) in inside.SelectMany(one => Of(part, one)))
                yield return ($"{part.Name}.{column}", target, id);
        }
    }
}
