using System.Text.Json.Nodes;
using Kith.Features.Services.Hsds;

namespace Kith.Features.Services;

/// <summary>
/// Finds a field in an object by a path: <c>email</c>, or <c>phones/ID/number</c> for what stands inside, known by its id, or
/// <c>phones/ID</c> for that whole.
/// </summary>
public static class FieldPath
{
    /// <summary>The value there, JSON; null when there is none.</summary>
    public static string? Get(JsonObject record, string path)
    {
        var steps = path.Split('/');
        if (Holder(record, steps) is not { } holder)
            return null;
        var value = IsPart(steps) ? Part(holder, steps[^2], steps[^1]) : holder[steps[^1]];
        return value is null ? null : HsdsOrder.Text(value);
    }

    /// <summary>Writes a value, JSON, or takes the field out with null. False when what should hold it is not there.</summary>
    public static bool Set(JsonObject record, string path, string? value)
    {
        var steps = path.Split('/');
        if (Holder(record, steps) is not { } holder)
            return false;
        if (IsPart(steps))
            return SetPart(holder, steps[^2], steps[^1], value);
        if (value is null)
            holder.Remove(steps[^1]);
        else
            holder[steps[^1]] = JsonNode.Parse(value);
        return true;
    }

    /// <summary>The same path by the ids the list uses itself, from one by the ids that others get.</summary>
    /// <param name="record">The object as it is kept here.</param>
    /// <param name="path">The path by outgoing ids.</param>
    /// <param name="list">Key of the object's list.</param>
    public static string AsTold(JsonObject record, string path, string list)
    {
        var (at, steps) = (record, path.Split('/'));
        for (var n = 0; n + 1 < steps.Length && HsdsVocabulary.Under(steps[n]) is { } kind; n += 2)
        {
            var (name, wanted) = (steps[n], steps[n + 1]);
            var inside = (at[name] as JsonArray)?.OfType<JsonObject>() ?? [];
            if (inside.FirstOrDefault(o => IsKnownAs(o, kind, list, wanted)) is not { } next)
                break;
            steps[n + 1] = HsdsSplitter.IdOf(next["id"])!;
            at = next;
        }
        return string.Join('/', steps);
    }

    /// <summary>The text of a record with what was changed here; null when nothing was, or nothing is left to change.</summary>
    public static string? Mended(HsdsKind kind, JsonObject told, IEnumerable<LocalChange> changes)
    {
        var mended = told.DeepClone().AsObject();
        var any = false;
        // What was added comes before what was changed in it.
        foreach (var change in changes.OrderBy(c => c.Path, StringComparer.Ordinal))
            any |= Set(mended, change.Path, change.Value);
        return any ? HsdsOrder.Text(HsdsOrder.Of(kind, mended)) : null;
    }

    private static bool IsPart(string[] steps) => steps.Length % 2 == 0;

    private static JsonObject? Holder(JsonObject record, string[] steps)
    {
        var at = record;
        for (var n = 0; n + 2 < steps.Length; n += 2)
        {
            if (Part(at, steps[n], steps[n + 1]) is not { } next)
                return null;
            at = next;
        }
        return at;
    }

    private static JsonObject? Part(JsonObject holder, string list, string id) =>
        (holder[list] as JsonArray)?.OfType<JsonObject>().FirstOrDefault(o => HsdsSplitter.IdOf(o["id"]) == id);

    private static bool SetPart(JsonObject holder, string list, string id, string? value)
    {
        var (known, made) = (Part(holder, list, id), value is null ? null : JsonNode.Parse(value));
        if (known is null && made is null)
            return false;
        if (holder[list] is not JsonArray items)
            holder[list] = items = [];
        if (known is not null)
            items.Remove(known);
        if (made is not null)
            items.Add(made);
        return true;
    }

    private static bool IsKnownAs(JsonObject item, HsdsKind kind, string list, string wanted) =>
        HsdsSplitter.IdOf(item["id"]) is { } id && (id == wanted || HsdsId.Of(list, kind, id).ToString() == wanted);
}
