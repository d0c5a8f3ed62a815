using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kith.Features.Services.Hsds;

/// <summary>One way to write an object, so that the same facts are the same text whichever file they came in.</summary>
public static class HsdsOrder
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>
    /// The object with HSDS's columns in HSDS's order, then columns of the list's own by name, then what stands inside in the
    /// order of the vocabulary. Nulls and empty lists say nothing and are left out.
    /// </summary>
    public static JsonObject Of(HsdsKind kind, JsonObject from)
    {
        var ordered = new JsonObject();
        foreach (var column in kind.Columns)
            Move(from, column.Name, ordered);
        foreach (
            var own in from.Select(p => p.Key).Where(n => !Stands(n, from[n])).Order(StringComparer.Ordinal).ToList()
        )
            Move(from, own, ordered);
        foreach (var inside in from.Select(p => p.Key).OrderBy(Place).ThenBy(n => n, StringComparer.Ordinal).ToList())
            Move(from, inside, ordered);
        return ordered;
    }

    /// <summary>JSON in one line.</summary>
    public static string Text(JsonNode json) => json.ToJsonString(Plain);

    private static bool Stands(string name, JsonNode? value) =>
        value is JsonObject or JsonArray && HsdsVocabulary.Under(name) is not null;

    private static int Place(string name) => HsdsVocabulary.Under(name) is { } kind ? HsdsVocabulary.PlaceOf(kind) : 0;

    private static void Move(JsonObject from, string name, JsonObject to)
    {
        if (!from.TryGetPropertyValue(name, out var value))
            return;
        from.Remove(name);
        if (value is not null and not JsonArray { Count: 0 })
            to[name] = Under(name, value);
    }

    private static JsonNode Under(string name, JsonNode value) =>
        (HsdsVocabulary.Under(name), value) switch
        {
            // A record inside another has been put in order by itself.
            ({ IsRecord: true }, _) => value,
            ({ } kind, JsonObject one) => Of(kind, one),
            ({ } kind, JsonArray list) => new JsonArray([
                .. Taken(list).Select(i => i is JsonObject o ? Of(kind, o) : i),
            ]),
            _ => value,
        };

    private static List<JsonNode?> Taken(JsonArray list)
    {
        var items = list.ToList();
        list.Clear();
        return items;
    }
}
