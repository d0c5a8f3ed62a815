using System.Text.Json.Nodes;

namespace Kith.Features.Services.Hsds;

/// <summary>A record on its way out: every id and every reference as others get it, what its list calls it stays here.</summary>
public static class HsdsOutgoing
{
    /// <summary>The record as an object of its own.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="text">Its text, JSON.</param>
    /// <param name="list">Key of its list; empty for one made here.</param>
    public static JsonObject Of(HsdsKind kind, string text, string list)
    {
        var record = JsonNode.Parse(text)!.AsObject();
        Map(kind, record, list);
        return record;
    }

    private static void Map(HsdsKind kind, JsonObject item, string list)
    {
        foreach (var name in item.Select(p => p.Key).ToList())
        {
            if (item[name] is JsonObject or JsonArray)
                Inside(name, item[name]!, list);
            else if (HsdsSplitter.IdOf(item[name]) is { } id && Target(kind, item, name) is { } target)
                item[name] = HsdsId.Of(list, target, id).ToString();
        }
    }

    private static void Inside(string name, JsonNode value, string list)
    {
        if (HsdsVocabulary.Under(name) is not { } kind)
            return;
        foreach (var part in value is JsonArray many ? many.OfType<JsonObject>() : [value.AsObject()])
            Map(kind, part, list);
    }

    private static HsdsKind? Target(HsdsKind kind, JsonObject item, string column) =>
        column switch
        {
            "id" => kind,
            "link_id" => HsdsVocabulary.Find(HsdsSplitter.IdOf(item["link_entity"]) ?? ""),
            "resource_id" => HsdsVocabulary.Find(HsdsSplitter.IdOf(item["resource_type"]) ?? ""),
            _ when kind.Column(column) is not null => HsdsVocabulary.PointedAt(kind, column),
            _ => null,
        };
}
