using System.Text.Json.Nodes;
using Kith.Features.Services.Hsds;

namespace Kith.Features.Services.Api;

/// <summary>Services at places, each with both inside, taken out of the documents of their services.</summary>
public sealed class HsdsLinks
{
    private readonly Dictionary<string, (JsonObject Link, JsonObject Service)> _links = new(StringComparer.Ordinal);

    /// <summary>Reads the documents.</summary>
    /// <param name="services">The documents.</param>
    /// <param name="full">Whether lists stay inside.</param>
    public HsdsLinks(IEnumerable<ServiceDocument> services, bool full)
    {
        foreach (var document in services)
        {
            var service = JsonNode.Parse(document.Whole)!.AsObject();
            service.Remove("service_at_locations", out var links);
            service = full ? service : Assembly.Brief(service);
            foreach (var link in (links as JsonArray ?? []).OfType<JsonObject>())
            {
                if ((string?)link["id"] is { } id)
                    _links[id] = (full ? link : Assembly.Brief(link), service);
            }
        }
    }

    /// <summary>JSON of one; null when no document holds it.</summary>
    public string? Of(Guid id)
    {
        if (!_links.TryGetValue(id.ToString(), out var found))
            return null;
        var link = found.Link.DeepClone().AsObject();
        link["service"] = found.Service.DeepClone();
        return HsdsOrder.Text(HsdsOrder.Of(HsdsVocabulary.ServiceAtLocation, link));
    }
}
