using Kith.Data;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Services;

/// <summary>The questions behind it.</summary>
public sealed partial class Surround
{
    private Guid? OrganizationOf(HsdsRecord record) =>
        record switch
        {
            Organization own => own.Id,
            Service service => service.OrganizationId,
            ServiceProgram program => program.OrganizationId,
            ServiceAtLocation { ServiceId: { } service } => _organizationOf.GetValueOrDefault(service),
            _ => null,
        };

    private async Task KeptAsync(AppDb db, IEnumerable<HsdsRecord> records, CancellationToken ct)
    {
        var organizations = records
            .Concat(_organizations.Values)
            .Concat(_programs.Values)
            .Concat(_links.SelectMany(l => l))
            .Select(OrganizationOf)
            .OfType<Guid>()
            .ToHashSet();
        if (organizations.Count > 0)
            _kept = await PlacesOf.KeptAsync(db, organizations, ct);
    }

    private static async Task KeysAsync(AppDb db, IEnumerable<HsdsRecord> records, CancellationToken ct)
    {
        if (records.All(r => r.FeedId is not { } id || Keys.ContainsKey(id)))
            return;
        foreach (var feed in await db.Feeds.Select(f => new { f.Id, f.Key }).ToListAsync(ct))
            Keys[feed.Id] = feed.Key;
    }

    private async Task TermsAsync(AppDb db, IEnumerable<HsdsRecord> records, CancellationToken ct)
    {
        // Terms are in the text of whatever carries them; records without any, which are most, are not read for it.
        var carrying = records
            .Concat(_organizations.Values)
            .Concat(_programs.Values)
            .Concat(_locations.Values)
            .Concat(_links.SelectMany(l => l))
            .ToList();
        await KeysAsync(db, carrying, ct);
        var ids = carrying.SelectMany(r => TermsIn.Of(r, KeyOf(r.FeedId))).Distinct().ToArray();
        var named = records.OfType<TaxonomyTerm>().Select(t => t.TaxonomyId).OfType<Guid>().Distinct().ToArray();
        if (ids.Length > 0)
        {
            var terms =
                from term in Now(db.TaxonomyTerms).Where(t => ids.Contains(t.Id))
                join known in Now(db.Taxonomies) on term.TaxonomyId equals known.Id into of
                from taxonomy in of.DefaultIfEmpty()
                select new { term, taxonomy };
            var found = await terms.ToListAsync(ct);
            _terms = found.ToDictionary(f => f.term.Id, f => f.term);
            _taxonomies = found
                .Select(f => f.taxonomy)
                .OfType<Taxonomy>()
                .DistinctBy(t => t.Id)
                .ToDictionary(t => t.Id);
        }
        foreach (var (id, taxonomy) in await ByIdAsync(db.Taxonomies, named.Select(n => (Guid?)n), ct))
            _taxonomies[id] = taxonomy;
        await KeysAsync(db, [.. _terms.Values, .. _taxonomies.Values], ct);
    }

    private static async Task<Dictionary<Guid, Openness>> OpennessAsync(
        AppDb db,
        IEnumerable<Guid?> places,
        CancellationToken ct
    )
    {
        var wanted = places.OfType<Guid>().Distinct().ToArray();
        if (wanted.Length == 0)
            return [];
        var found = await (
            from place in db.Locations
            where wanted.Contains(place.Id)
            select new
            {
                place.Id,
                place.Openness,
                IsAway = Away(db).Any(l => l.Id == place.Id),
            }
        ).ToListAsync(ct);
        return found.ToDictionary(l => l.Id, l => Strict(l.Openness, l.IsAway));
    }

    private static IQueryable<Location> Away(AppDb db) =>
        AwayRules.Secret(db.Locations, db.ServicesAtLocations, db.Services);

    private static Openness Strict(Openness said, bool isAway) => isAway ? Openness.Secret : said;

    private static IQueryable<T> Now<T>(IQueryable<T> records)
        where T : HsdsRecord => records.AsNoTracking().Where(r => r.GoneAt == null);

    private static async Task<Dictionary<Guid, T>> ByIdAsync<T>(
        IQueryable<T> from,
        IEnumerable<Guid?> ids,
        CancellationToken ct
    )
        where T : HsdsRecord
    {
        var wanted = ids.OfType<Guid>().Distinct().ToArray();
        return wanted.Length == 0
            ? []
            : await Now(from).Where(r => wanted.Contains(r.Id)).ToDictionaryAsync(r => r.Id, ct);
    }

    private static IEnumerable<T> Ordered<T>(IEnumerable<T> records)
        where T : HsdsRecord => records.OrderBy(r => r.Id.ToString(), StringComparer.Ordinal);
}
