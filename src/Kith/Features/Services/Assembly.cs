using System.Text.Json.Nodes;
using Kith.Features.Services.Hsds;
using Kith.Rules;

namespace Kith.Features.Services;

/// <summary>
/// Puts records together as HSDS nests them, from what <see cref="Surround"/> has loaded, showing of each place only what may be
/// known. Proper objects are as HSDS 3.1 wants them; others are as they were told.
/// </summary>
public sealed class Assembly(Surround around, bool proper)
{
    private static readonly string[] Lists = [.. HsdsVocabulary.All.Select(k => k.List), "additional_websites"];

    /// <summary>A service with its organization, program and places inside.</summary>
    public JsonObject Service(Service service)
    {
        var whole = Own(HsdsVocabulary.Service, service);
        Put(
            whole,
            "organization_id",
            "organization",
            around.Organization(service.OrganizationId) is { } o ? Organization(o) : null
        );
        Put(whole, "program_id", "program", around.Program(service.ProgramId) is { } p ? Program(p) : null);
        var places = around.LinksOf(service.Id).Select(LinkInside).ToArray<JsonNode?>();
        if (places.Length > 0)
            whole["service_at_locations"] = new JsonArray(places);
        return Done(HsdsVocabulary.Service, whole);
    }

    /// <summary>A service with what it has one of, as pages of a list give it: no lists but those of nothing.</summary>
    public static JsonObject Brief(JsonObject whole)
    {
        var brief = new JsonObject();
        foreach (var (name, value) in whole)
        {
            if (!Lists.Contains(name))
                brief[name] = value is JsonObject inside ? Brief(inside) : value?.DeepClone();
        }
        return brief;
    }

    /// <summary>An organization without its services.</summary>
    public JsonObject Organization(Organization organization) =>
        Done(HsdsVocabulary.Organization, Own(HsdsVocabulary.Organization, organization));

    /// <summary>An organization with the places and programs it names as its own.</summary>
    public JsonObject OrganizationWhole(Organization organization)
    {
        var whole = Own(HsdsVocabulary.Organization, organization);
        List(
            whole,
            "locations",
            around.LocationsOf(organization.Id).Select(l => Without(Location(l), "organization_id"))
        );
        List(whole, "programs", around.ProgramsOf(organization.Id).Select(p => Without(Program(p), "organization_id")));
        return Done(HsdsVocabulary.Organization, whole);
    }

    /// <summary>A record by itself: it points at others and holds none.</summary>
    public JsonObject Flat(HsdsKind kind, HsdsRecord record)
    {
        var flat = Told(kind, record);
        var shown = record switch
        {
            Location place => LocationRules.Shown(flat, around.OpennessOf(place)),
            ServiceAtLocation link => LocationRules.LinkShown(flat, around.OpennessOf(link)),
            _ => flat,
        };
        return Done(kind, shown);
    }

    public JsonObject Program(ServiceProgram program) =>
        Done(HsdsVocabulary.Program, Own(HsdsVocabulary.Program, program));

    /// <summary>A place as far as it may be known.</summary>
    public JsonObject Location(Location location) =>
        Done(
            HsdsVocabulary.Location,
            LocationRules.Shown(Own(HsdsVocabulary.Location, location), around.OpennessOf(location))
        );

    /// <summary>A service at a place, with the place inside.</summary>
    public JsonObject Link(ServiceAtLocation link)
    {
        var place = around.Location(link.LocationId);
        var whole = LocationRules.LinkShown(Own(HsdsVocabulary.ServiceAtLocation, link), around.OpennessOf(link));
        Put(whole, "location_id", "location", place is null ? null : Location(place));
        return Done(HsdsVocabulary.ServiceAtLocation, whole);
    }

    public JsonObject Term(TaxonomyTerm term)
    {
        var whole = Own(HsdsVocabulary.TaxonomyTerm, term);
        Put(whole, "taxonomy_id", "taxonomy_detail", around.Taxonomy(term.TaxonomyId) is { } t ? Taxonomy(t) : null);
        return Done(HsdsVocabulary.TaxonomyTerm, whole);
    }

    public JsonObject Taxonomy(Taxonomy taxonomy) =>
        Done(HsdsVocabulary.Taxonomy, Own(HsdsVocabulary.Taxonomy, taxonomy));

    private JsonObject LinkInside(ServiceAtLocation link) => Without(Link(link), "service_id");

    private JsonObject Own(HsdsKind kind, HsdsRecord record)
    {
        var own = Told(kind, record);
        Terms(own);
        return own;
    }

    private JsonObject Told(HsdsKind kind, HsdsRecord record)
    {
        var told = HsdsOutgoing.Of(kind, record.Text, around.KeyOf(record.FeedId));
        told["id"] = record.Id.ToString();
        WithoutPlaces(told);
        around.KeptBy(record)?.TakeFrom(kind, told);
        return told;
    }

    // A place that stands where HSDS has none is no row, so nobody knows whether it may be known: it goes nowhere.
    private static void WithoutPlaces(JsonObject item)
    {
        foreach (var (name, value) in item.Where(p => p.Value is JsonObject or JsonArray).ToList())
        {
            if (
                HsdsVocabulary.Under(name) is { } kind
                && (kind == HsdsVocabulary.Location || kind == HsdsVocabulary.ServiceAtLocation)
            )
                item.Remove(name);
            else
                foreach (var part in value is JsonArray list ? list.OfType<JsonObject>() : [(JsonObject)value!])
                    WithoutPlaces(part);
        }
    }

    /// <summary>Puts the terms inside the attributes that carry them, wherever those stand.</summary>
    private void Terms(JsonObject item)
    {
        if (around.Term(item["taxonomy_term_id"]) is { } term)
            Put(item, "taxonomy_term_id", "taxonomy_term", Term(term));
        foreach (var value in item.Select(p => p.Value).Where(v => v is JsonObject or JsonArray).ToList())
        foreach (var inside in value is JsonArray list ? list.OfType<JsonObject>() : [(JsonObject)value!])
            Terms(inside);
    }

    private JsonObject Done(HsdsKind kind, JsonObject item)
    {
        if (proper)
            HsdsProper.Make(kind, item);
        return HsdsOrder.Of(kind, item);
    }

    private static void Put(JsonObject item, string reference, string name, JsonObject? inside)
    {
        if (inside is null)
            return;
        item.Remove(reference);
        item[name] = inside;
    }

    private static void List(JsonObject item, string name, IEnumerable<JsonObject> inside)
    {
        var list = inside.ToArray<JsonNode?>();
        if (list.Length > 0)
            item[name] = new JsonArray(list);
    }

    private static JsonObject Without(JsonObject item, string column)
    {
        item.Remove(column);
        return item;
    }
}
