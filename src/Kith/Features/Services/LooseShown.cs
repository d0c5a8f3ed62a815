using System.Text.Json;
using System.Text.Json.Nodes;
using Kith.Data;
using Kith.Features.Services.Hsds;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Services;

/// <summary>
/// Rows that stand in nothing, as far as others may know them: what somebody wrote about a place that must not be found, about
/// anything inside it, or about such a row, goes nowhere.
/// </summary>
public static class LooseShown
{
    /// <summary>In the order of what they are and say, so that the same directory is the same file.</summary>
    public static async Task<List<(HsdsKind Kind, JsonObject Object)>> OfAsync(AppDb db, CancellationToken ct)
    {
        var keys = await db.Feeds.AsNoTracking().ToDictionaryAsync(f => f.Id, f => f.Key, ct);
        var rows = await db.LooseParts.AsNoTracking().OrderBy(p => p.Kind).ThenBy(p => p.Hash).ToListAsync(ct);
        var shown = rows.ConvertAll(p => Outgoing(p, keys.GetValueOrDefault(p.FeedId, "")));
        if (shown.Count == 0)
            return shown;
        var closed = await ClosedAsync(db, keys, ct);
        while (closed.Count > 0 && shown.FindAll(r => Belongs(r.Object, closed)) is [_, ..] withheld)
        {
            shown.RemoveAll(withheld.Contains);
            foreach (var row in withheld)
                closed.UnionWith(Ids(row.Object));
        }
        return shown;
    }

    private static (HsdsKind Kind, JsonObject Object) Outgoing(LoosePart part, string list)
    {
        var kind =
            HsdsVocabulary.Find(part.Kind)
            ?? new HsdsKind(part.Kind, $"{part.Kind}.csv", part.Kind, [], IsRecord: false);
        return (kind, HsdsOutgoing.Of(kind, part.Text, list));
    }

    // Ids of places that are not open, of what is offered there, and of everything inside both.
    private static async Task<HashSet<string>> ClosedAsync(
        AppDb db,
        Dictionary<Guid, string> keys,
        CancellationToken ct
    )
    {
        var away = AwayRules.Secret(db.Locations, db.ServicesAtLocations, db.Services);
        var places = await db
            .Locations.AsNoTracking()
            .Where(l => l.Openness != Openness.Open || away.Any(a => a.Id == l.Id))
            .ToListAsync(ct);
        var ids = places.ConvertAll(l => (Guid?)l.Id);
        var links = await db.ServicesAtLocations.AsNoTracking().Where(l => ids.Contains(l.LocationId)).ToListAsync(ct);
        var closed = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var place in places)
            Add(HsdsVocabulary.Location, place);
        foreach (var link in links)
            Add(HsdsVocabulary.ServiceAtLocation, link);
        return closed;

        void Add(HsdsKind kind, HsdsRecord record)
        {
            closed.Add(record.Id.ToString());
            var list = record.FeedId is { } feed ? keys.GetValueOrDefault(feed, "") : "";
            closed.UnionWith(Ids(HsdsOutgoing.Of(kind, record.Told, list)));
            closed.UnionWith(Ids(HsdsOutgoing.Of(kind, record.Text, list)));
        }
    }

    private static bool Belongs(JsonObject row, HashSet<string> closed)
    {
        var said = Words(row).ToList();
        return said.Exists(closed.Contains)
            || closed.Any(id =>
                Guid.TryParse(id, out _) && said.Exists(w => w.Contains(id, StringComparison.OrdinalIgnoreCase))
            );
    }

    private static IEnumerable<string> Words(JsonNode? node) =>
        node switch
        {
            JsonObject item => item.SelectMany(p => Words(p.Value)),
            JsonArray items => items.SelectMany(Words),
            JsonValue value when value.GetValueKind() == JsonValueKind.String => [value.GetValue<string>()],
            _ => [],
        };

    private static IEnumerable<string> Ids(JsonNode? node) =>
        node switch
        {
            JsonObject item => item.SelectMany(p => p.Key == "id" ? Words(p.Value) : Ids(p.Value)),
            JsonArray items => items.SelectMany(Ids),
            _ => [],
        };
}
