using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kith.Data;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Services;

/// <summary>What stands around some services or organizations: loaded in a fixed number of questions, however many there are.</summary>
public sealed partial class Surround
{
    /// <summary>Keys of lists; they never change, so that one reading of them does for all.</summary>
    private static readonly ConcurrentDictionary<Guid, string> Keys = new();

    private Dictionary<Guid, Organization> _organizations = [];
    private Dictionary<Guid, ServiceProgram> _programs = [];
    private Dictionary<Guid, Location> _locations = [];
    private Dictionary<Guid, Openness> _openness = [];
    private Dictionary<Guid, TaxonomyTerm> _terms = [];
    private Dictionary<Guid, Taxonomy> _taxonomies = [];
    private Dictionary<Guid, Guid?> _organizationOf = [];
    private ILookup<Guid, Location> _kept = Array.Empty<Location>().ToLookup(l => l.Id);
    private ILookup<Guid?, ServiceAtLocation> _links = Array.Empty<ServiceAtLocation>().ToLookup(l => l.ServiceId);

    private Surround() { }

    /// <summary>Everything that stands inside these services.</summary>
    public static async Task<Surround> OfAsync(AppDb db, IReadOnlyCollection<Service> services, CancellationToken ct)
    {
        var around = new Surround();
        var ids = services.Select(s => (Guid?)s.Id).ToArray();
        var links = await Now(db.ServicesAtLocations).Where(l => ids.Contains(l.ServiceId)).ToListAsync(ct);
        around._links = links.OrderBy(l => l.Id.ToString(), StringComparer.Ordinal).ToLookup(l => l.ServiceId);
        around._organizations = await ByIdAsync(db.Organizations, services.Select(s => s.OrganizationId), ct);
        around._programs = await ByIdAsync(db.ServicePrograms, services.Select(s => s.ProgramId), ct);
        around._locations = await ByIdAsync(db.Locations, links.Select(l => l.LocationId), ct);
        around._openness = await OpennessAsync(db, links.Select(l => l.LocationId), ct);
        around._organizationOf = services.ToDictionary(s => s.Id, s => s.OrganizationId);
        await around.KeptAsync(db, services, ct);
        await around.TermsAsync(db, services, ct);
        return around;
    }

    /// <summary>Everything that stands inside these organizations but their services.</summary>
    public static async Task<Surround> OfAsync(
        AppDb db,
        IReadOnlyCollection<Organization> organizations,
        CancellationToken ct
    )
    {
        var around = new Surround();
        var ids = organizations.Select(o => (Guid?)o.Id).ToArray();
        var own = db.Locations.Where(l => ids.Contains(l.OrganizationId) || PlacesOf.Closed.Contains(l.Openness));
        var places = await PlacesOf.Asked(db, ids, own).ToListAsync(ct);
        around._kept = PlacesOf.Lookup(places.Where(p => p.Place.Openness != Openness.Open));
        around._locations = places
            .Select(p => p.Place)
            .Where(p => p.GoneAt is null && ids.Contains(p.OrganizationId))
            .ToDictionary(p => p.Id);
        around._openness = places.ToDictionary(p => p.Place.Id, p => Strict(p.Place.Openness, p.IsAway));
        around._programs = await AwayRules
            .Named(Now(db.ServicePrograms), db.Services)
            .Where(p => ids.Contains(p.OrganizationId))
            .ToDictionaryAsync(p => p.Id, ct);
        await around.TermsAsync(db, organizations, ct);
        return around;
    }

    /// <summary>What stands inside records of any other kind.</summary>
    public static async Task<Surround> OfAsync(AppDb db, IReadOnlyCollection<HsdsRecord> records, CancellationToken ct)
    {
        var around = new Surround();
        around._locations = await ByIdAsync(
            db.Locations,
            records.OfType<ServiceAtLocation>().Select(l => l.LocationId),
            ct
        );
        around._openness = await OpennessAsync(
            db,
            records
                .OfType<ServiceAtLocation>()
                .Select(l => l.LocationId)
                .Concat(records.OfType<Location>().Select(l => (Guid?)l.Id)),
            ct
        );
        var told = records.OfType<ServiceAtLocation>().Select(l => l.ServiceId).OfType<Guid>().Distinct().ToArray();
        if (told.Length > 0)
            around._organizationOf = await db
                .Services.Where(s => told.Contains(s.Id))
                .ToDictionaryAsync(s => s.Id, s => s.OrganizationId, ct);
        await around.KeptAsync(db, records, ct);
        await around.TermsAsync(db, records, ct);
        return around;
    }

    public Organization? Organization(Guid? id) => id is { } key ? _organizations.GetValueOrDefault(key) : null;

    public ServiceProgram? Program(Guid? id) => id is { } key ? _programs.GetValueOrDefault(key) : null;

    public Location? Location(Guid? id) => id is { } key ? _locations.GetValueOrDefault(key) : null;

    /// <summary>What may be known of the place of a link, also after its list dropped the place.</summary>
    public Openness OpennessOf(ServiceAtLocation link) =>
        link.LocationId is { } id ? _openness.GetValueOrDefault(id, Openness.Open) : Openness.Open;

    /// <summary>What may be known of a place: nothing while only services that were put away are there.</summary>
    public Openness OpennessOf(Location place) => _openness.GetValueOrDefault(place.Id, place.Openness);

    /// <summary>What must be taken out of a record because a place of its organization must not be found; null when nothing has to.</summary>
    public KeptWords? KeptBy(HsdsRecord record)
    {
        var organization = OrganizationOf(record);
        var kept = organization is { } key ? _kept[key] : [];
        if (record is Service service)
            kept = kept.Concat(
                LinksOf(service.Id)
                    .Where(l => OpennessOf(l) != Openness.Open)
                    .Select(l => Location(l.LocationId))
                    .OfType<Location>()
            );
        string?[] names = [Organization(organization)?.Name, (record as NamedRecord)?.Name];
        return KeptWords.Of([.. kept.DistinctBy(l => l.Id)], [.. names.OfType<string>()]);
    }

    public Taxonomy? Taxonomy(Guid? id) => id is { } key ? _taxonomies.GetValueOrDefault(key) : null;

    public IEnumerable<ServiceAtLocation> LinksOf(Guid serviceId) => _links[serviceId];

    public IEnumerable<Location> LocationsOf(Guid organizationId) =>
        Ordered(_locations.Values.Where(l => l.OrganizationId == organizationId));

    public IEnumerable<ServiceProgram> ProgramsOf(Guid organizationId) =>
        Ordered(_programs.Values.Where(p => p.OrganizationId == organizationId));

    /// <summary>Key of a list, to which ids that are no UUID belong; empty for what was made here.</summary>
    public string KeyOf(Guid? feedId) => feedId is { } id ? Keys.GetValueOrDefault(id, "") : "";

    /// <summary>The term an exported reference points at.</summary>
    public TaxonomyTerm? Term(JsonNode? reference) =>
        reference is JsonValue value
        && value.GetValueKind() == JsonValueKind.String
        && Guid.TryParse(value.GetValue<string>(), out var id)
            ? _terms.GetValueOrDefault(id)
            : null;
}
