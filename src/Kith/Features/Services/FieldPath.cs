using System.Text.Json.Nodes;
using Kith.Features.Services.Hsds;

namespace Kith.Features.Services;

/// <summary>Finds a field in an object by a path: <c>email</c>, or <c>phones/ID/number</c> for what stands inside, known by its id.</summary>
public static class FieldPath
{
    /// <summary>The value there, JSON; null when there is none.</summary>
    public static string? Get(JsonObject record, string path) =>
        Holder(record, path) is var (holder, name) && holder[name] is { } value ? HsdsOrder.Text(value) : null;

    /// <summary>Writes a value, JSON, or takes the field out with null. False when what should hold it is not there.</summary>
    public static bool Set(JsonObject record, string path, string? value)
    {
        if (Holder(record, path) is not var (holder, name))
            return false;
        if (value is null)
            holder.Remove(name);
        else
            holder[name] = JsonNode.Parse(value);
        return true;
    }

    /// <summary>The text of a record with what was changed here; null when nothing was, or nothing is left to change.</summary>
    public static string? Mended(HsdsKind kind, JsonObject told, IEnumerable<LocalChange> changes)
    {
        var mended = told.DeepClone().AsObject();
        var any = false;
        foreach (var change in changes.OrderBy(c => c.Path, StringComparer.Ordinal))
            any |= Set(mended, change.Path, change.Value);
        return any ? HsdsOrder.Text(HsdsOrder.Of(kind, mended)) : null;
    }

    private static (JsonObject Holder, string Name)? Holder(JsonObject record, string path)
    {
        var at = record;
        var steps = path.Split('/');
        for (var n = 0; n + 2 < steps.Length; n += 2)
        {
            var id = steps[n + 1];
            var inside = (at[steps[n]] as JsonArray)?.OfType<JsonObject>();
            if (inside?.FirstOrDefault(o => HsdsSplitter.IdOf(o["id"]) == id) is not { } next)
                return null;
            at = next;
        }
        return steps.Length % 2 == 1 ? (at, steps[^1]) : null;
    }
}
