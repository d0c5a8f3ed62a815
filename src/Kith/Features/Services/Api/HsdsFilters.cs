using Kith.Data;
using Kith.Features.Places;
using Kith.Rules;

namespace Kith.Features.Services.Api;

/// <summary>Which records a request means: every filter it names, all at once. Places are only ever asked through <see cref="LocationRules.Measured"/>.</summary>
/// <param name="db">The directory as strangers see it, whoever asks.</param>
/// <param name="asked">What is asked for.</param>
/// <param name="middle">The middle of the postcode; null when no distance counts.</param>
public sealed class HsdsFilters(ViewerDb db, HsdsAsked asked, NearPlace? middle)
{
    public IQueryable<Service> Services
    {
        get
        {
            var (organizations, links) = (db.Organizations, db.ServicesAtLocations);
            var services = db.Services.Where(ServiceRules.GivenOn);
            foreach (var word in asked.Words)
                services = services.Where(s =>
                    s.Words.Contains(word) || organizations.Any(o => o.Id == s.OrganizationId && o.Words.Contains(word))
                );
            if (asked.OrganizationId is { } organization)
                services = services.Where(s => s.OrganizationId == organization);
            if (asked.ModifiedAfter is { } after)
                services = services.Where(s => s.LastModifiedAt >= after);
            if (Terms is { } terms)
                services = services.Where(s => terms.Any(t => t.ServiceId == s.Id));
            if (Near is { } near)
                services = services.Where(s =>
                    links.Any(l => l.ServiceId == s.Id && near.Any(p => p.Id == l.LocationId))
                );
            return services;
        }
    }

    public IQueryable<Organization> Organizations
    {
        get
        {
            var (organizations, services) = (Named(db.Organizations), db.Services);
            return Terms is { } terms
                ? organizations.Where(o =>
                    services.Any(s => s.OrganizationId == o.Id && terms.Any(t => t.ServiceId == s.Id))
                )
                : organizations;
        }
    }

    /// <summary>Services at places, found by what their services are; one whose service nobody told of is in exports alone.</summary>
    public IQueryable<ServiceAtLocation> ServicesAtLocations
    {
        get
        {
            var (services, links) = (
                new HsdsFilters(db, asked with { ModifiedAfter = null }, null).Services,
                db.ServicesAtLocations
            );
            var found = links.Where(l => services.Any(s => s.Id == l.ServiceId));
            if (asked.ModifiedAfter is { } after)
                found = found.Where(l =>
                    l.ChangedAt >= after || services.Any(s => s.Id == l.ServiceId && s.LastModifiedAt >= after)
                );
            return Near is { } near ? found.Where(l => near.Any(p => p.Id == l.LocationId)) : found;
        }
    }

    public IQueryable<Taxonomy> Taxonomies => Named(db.Taxonomies);

    public IQueryable<TaxonomyTerm> TaxonomyTerms
    {
        get
        {
            var terms = Named(db.TaxonomyTerms);
            if (asked.TaxonomyId is { } taxonomy)
                terms = terms.Where(t => t.TaxonomyId == taxonomy);
            if (asked.ParentId is { } parent)
                terms = terms.Where(t => t.ParentId == parent);
            return asked.TopOnly ? terms.Where(t => t.ParentId == null) : terms;
        }
    }

    private IQueryable<T> Named<T>(IQueryable<T> records)
        where T : NamedRecord
    {
        foreach (var word in asked.Words)
            records = records.Where(r => r.Words.Contains(word));
        return records;
    }

    /// <summary>Which services carry what was asked for; null when nothing was.</summary>
    private IQueryable<ServiceTerm>? Terms
    {
        get
        {
            if (asked is { TermId: null, TaxonomyId: null })
                return null;
            var (terms, known) = (db.ServiceTerms, db.TaxonomyTerms);
            // Both at once mean one term that is both.
            if (asked.TermId is { } term)
                terms = terms.Where(t => t.TermId == term);
            if (asked.TaxonomyId is { } taxonomy)
                terms = terms.Where(t => known.Any(k => k.Id == t.TermId && k.TaxonomyId == taxonomy));
            return terms;
        }
    }

    /// <summary>Places within the circle, measured on a plane that touches its middle: right to a metre at 10 km.</summary>
    private IQueryable<Location>? Near
    {
        get
        {
            if (middle is not { } place || asked.Metres is not { } metres)
                return null;
            var (south, west) = (place.Latitude, place.Longitude);
            // The same point counted the other way around the world, for circles across the date line.
            var again = west > 0 ? west - 360 : west + 360;
            var radius = metres / 1000 / Grid.KmPerDegree;
            var narrow = Math.Cos(south * Math.PI / 180);
            var most = radius * radius;
            var (least, highest) = (south - radius, south + radius);
            return db
                .Locations.Where(LocationRules.Measured)
                .Where(l => l.Latitude >= least && l.Latitude <= highest)
                .Where(l =>
                    ((l.Latitude!.Value - south) * (l.Latitude.Value - south))
                        + ((l.Longitude!.Value - west) * narrow * ((l.Longitude.Value - west) * narrow))
                        <= most
                    || ((l.Latitude.Value - south) * (l.Latitude.Value - south))
                        + ((l.Longitude.Value - again) * narrow * ((l.Longitude.Value - again) * narrow))
                        <= most
                );
        }
    }
}
