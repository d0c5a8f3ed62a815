using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Kith.Data;
using Kith.Features.Services.Hsds;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Services;

/// <summary>
/// Everything of the directory that strangers may see, as it was told and mended, nothing left out: services whole, organizations
/// with places and programs, then whatever stands in neither. In the order of the ids, so that the same directory is the same file.
/// </summary>
public sealed class ServicesExport(IDbContextFactory<AppDb> contexts)
{
    private const int Together = 200;

    private static readonly Guid First = Guid.Empty;

    /// <summary>Each object with what it is, a few hundred in memory at a time.</summary>
    public async IAsyncEnumerable<(HsdsKind Kind, JsonObject Object)> WholeAsync(
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await foreach (var services in PagesAsync(db, db.Services.Where(ServiceRules.GivenOn), ct))
        {
            var assembly = new Assembly(await Surround.OfAsync(db, services, ct), proper: false);
            foreach (var service in services)
                yield return (HsdsVocabulary.Service, assembly.Service(service));
        }
        await foreach (var organizations in PagesAsync(db, Named(db), ct))
        {
            var assembly = new Assembly(await Surround.OfAsync(db, organizations, ct), proper: false);
            foreach (var organization in organizations)
                yield return (HsdsVocabulary.Organization, assembly.OrganizationWhole(organization));
        }
        await foreach (var rest in RestAsync(db, ct))
            yield return rest;
    }

    /// <summary>Each record by itself, pointing at the others by id, as a package of tables wants them.</summary>
    public async IAsyncEnumerable<(HsdsKind Kind, JsonObject Object)> RecordsAsync(
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await foreach (var record in FlatAsync(db, HsdsVocabulary.Organization, Named(db), ct))
            yield return record;
        await foreach (var record in FlatAsync(db, HsdsVocabulary.Program, Programs(db), ct))
            yield return record;
        await foreach (var record in FlatAsync(db, HsdsVocabulary.Service, db.Services.Where(ServiceRules.GivenOn), ct))
            yield return record;
        await foreach (var record in FlatAsync(db, HsdsVocabulary.Location, db.Locations, ct))
            yield return record;
        await foreach (var record in FlatAsync(db, HsdsVocabulary.ServiceAtLocation, Links(db), ct))
            yield return record;
        await foreach (var record in FlatAsync(db, HsdsVocabulary.Taxonomy, db.Taxonomies, ct))
            yield return record;
        await foreach (var record in FlatAsync(db, HsdsVocabulary.TaxonomyTerm, db.TaxonomyTerms, ct))
            yield return record;
        foreach (var part in await LooseShown.OfAsync(db, ct))
            yield return part;
    }

    // What is offered where, but for services that stewards put away.
    private static IQueryable<ServiceAtLocation> Links(AppDb db) =>
        db.ServicesAtLocations.Where(l => !db.Services.Any(s => s.Id == l.ServiceId && s.AwayAt != null));

    private static IQueryable<Organization> Named(AppDb db) => AwayRules.Named(db.Organizations, db.Services);

    private static IQueryable<ServiceProgram> Programs(AppDb db) => AwayRules.Named(db.ServicePrograms, db.Services);

    private static async IAsyncEnumerable<(HsdsKind, JsonObject)> RestAsync(
        AppDb db,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        var (services, organizations) = (Seen(db.Services), Seen(Named(db)));
        var links = Seen(db.ServicesAtLocations).Where(l => services.Any(s => s.Id == l.ServiceId));
        var programs = Programs(db)
            .Where(p => !organizations.Any(o => o.Id == p.OrganizationId) && !services.Any(s => s.ProgramId == p.Id));
        var places = db.Locations.Where(l =>
            !organizations.Any(o => o.Id == l.OrganizationId) && !links.Any(k => k.LocationId == l.Id)
        );
        var loose = Links(db).Where(l => !services.Any(s => s.Id == l.ServiceId));
        await foreach (var record in FlatAsync(db, HsdsVocabulary.Program, programs, ct))
            yield return record;
        await foreach (var record in FlatAsync(db, HsdsVocabulary.Location, places, ct))
            yield return record;
        await foreach (var some in PagesAsync(db, loose, ct))
        {
            var assembly = new Assembly(
                await Surround.OfAsync(db, (IReadOnlyCollection<HsdsRecord>)some, ct),
                proper: false
            );
            foreach (var link in some)
                yield return (HsdsVocabulary.ServiceAtLocation, assembly.Link(link));
        }
        await foreach (var record in FlatAsync(db, HsdsVocabulary.Taxonomy, db.Taxonomies, ct))
            yield return record;
        await foreach (var record in FlatAsync(db, HsdsVocabulary.TaxonomyTerm, db.TaxonomyTerms, ct))
            yield return record;
        foreach (var part in await LooseShown.OfAsync(db, ct))
            yield return part;
    }

    private static async IAsyncEnumerable<(HsdsKind, JsonObject)> FlatAsync<T>(
        AppDb db,
        HsdsKind kind,
        IQueryable<T> records,
        [EnumeratorCancellation] CancellationToken ct
    )
        where T : HsdsRecord
    {
        await foreach (var some in PagesAsync(db, records, ct))
        {
            var assembly = new Assembly(
                await Surround.OfAsync(db, (IReadOnlyCollection<HsdsRecord>)some, ct),
                proper: false
            );
            foreach (var record in some)
                yield return (kind, assembly.Flat(kind, record));
        }
    }

    private static async IAsyncEnumerable<List<T>> PagesAsync<T>(
        AppDb db,
        IQueryable<T> records,
        [EnumeratorCancellation] CancellationToken ct
    )
        where T : HsdsRecord
    {
        var after = First;
        var beginning = true;
        while (true)
        {
            var query = Seen(records);
            if (!beginning)
                query = query.Where(r => r.Id > after);
            var page = await query.AsNoTracking().OrderBy(r => r.Id).Take(Together).ToListAsync(ct);
            if (page.Count == 0)
                yield break;
            yield return page;
            (after, beginning) = (page[^1].Id, false);
        }
    }

    private static IQueryable<T> Seen<T>(IQueryable<T> records)
        where T : HsdsRecord => records.Where(ServiceRules.VisibleTo<T>(Viewer.Stranger));
}
