using Kith.Features.Services;
using Kith.Features.Services.Calls;
using Kith.Features.Services.Finder;
using Kith.Features.Services.Freshness;
using Kith.Features.Services.Twins;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kith.Data;

/// <summary>The directory of services.</summary>
public sealed partial class ViewerDb
{
    /// <summary>Merges behind one another that are followed.</summary>
    private const int MostMerges = 20;

    public IQueryable<Service> Services => Seen<Service>();

    /// <summary>Without those of which only services are known that were put away.</summary>
    public IQueryable<Organization> Organizations => AwayRules.Named(Seen<Organization>(), Set<Service>());

    public IQueryable<ServiceProgram> ServicePrograms => AwayRules.Named(Seen<ServiceProgram>(), Set<Service>());

    /// <summary>Places as they are stored: show them only through <see cref="LocationRules"/>.</summary>
    public IQueryable<Location> Locations => Seen<Location>();

    public IQueryable<ServiceAtLocation> ServicesAtLocations => Seen<ServiceAtLocation>();

    public IQueryable<Taxonomy> Taxonomies => Seen<Taxonomy>();

    public IQueryable<TaxonomyTerm> TaxonomyTerms => Seen<TaxonomyTerm>();

    /// <summary>Which service carries which term: for finding, never for a page.</summary>
    public IQueryable<ServiceTerm> ServiceTerms => Set<ServiceTerm>();

    /// <summary>Services as everybody gets them; join them with <see cref="Services"/>.</summary>
    public IQueryable<ServiceDocument> ServiceDocuments => Set<ServiceDocument>();

    /// <summary>Where services can be had, as the finder asks; nothing in it that not everybody may know.</summary>
    public IQueryable<ServiceSpot> ServiceSpots =>
        Set<ServiceSpot>().Where(spot => Services.Any(service => service.Id == spot.ServiceId));

    /// <summary>Who looked whether a service is still right: without names, for everybody to be counted and dated.</summary>
    public IQueryable<ServiceCheck> ServiceChecks => Set<ServiceCheck>();

    /// <summary>What visitors would change; for stewards.</summary>
    public IQueryable<SuggestedEdit> SuggestedEdits => ForStewards<SuggestedEdit>();

    /// <summary>Those that nobody has decided about, of services that are still there; for stewards.</summary>
    public IQueryable<SuggestedEdit> WaitingEdits =>
        SuggestedEdits.Where(e =>
            e.Outcome == null && Set<Service>().Where(ServiceRules.Shown).Any(s => s.Id == e.ServiceId)
        );

    /// <summary>What was changed here beside what lists say; for stewards.</summary>
    public IQueryable<LocalChange> LocalChanges => ForStewards<LocalChange>();

    /// <summary>Services to ring; for stewards.</summary>
    public IQueryable<ServiceCall> ServiceCalls => ForStewards<ServiceCall>();

    /// <summary>Which records are the same service; for stewards.</summary>
    public IQueryable<ServiceMerge> ServiceMerges => ForStewards<ServiceMerge>();

    /// <summary>Which only look so; for stewards.</summary>
    public IQueryable<ServiceApart> ServicesApart => ForStewards<ServiceApart>();

    /// <summary>Where somebody is led who asks for a service that was merged, for everybody; null when it was not, or when that one is gone too.</summary>
    public async Task<Guid?> MergedIntoAsync(string id, CancellationToken ct)
    {
        Guid? into = Guid.TryParseExact(id, "D", out var from) ? from : null;
        for (var step = 0; into is not null && step < MostMerges; step++)
        {
            var at = into;
            into = await Set<ServiceMerge>()
                .Where(m => m.FromId == at)
                .Select(m => (Guid?)m.IntoId)
                .FirstOrDefaultAsync(ct);
            if (into is null)
                return at != from && await Set<Service>().Where(ServiceRules.Shown).AnyAsync(s => s.Id == at, ct)
                    ? at
                    : null;
        }
        return null;
    }

    /// <summary>What stands around these records.</summary>
    public Task<Surround> AroundAsync(IReadOnlyCollection<HsdsRecord> records, CancellationToken ct) =>
        Surround.OfAsync(db, records, ct);

    /// <summary>Their places and programs as well.</summary>
    public Task<Surround> AroundAsync(IReadOnlyCollection<Organization> organizations, CancellationToken ct) =>
        Surround.OfAsync(db, organizations, ct);

    private IQueryable<T> Seen<T>()
        where T : HsdsRecord => Set<T>().Where(ServiceRules.VisibleTo<T>(viewer));
}
