using System.Globalization;
using System.Text.Json.Nodes;
using Kith.Data;
using Kith.Features.Services.Finder;
using Kith.Features.Services.Hsds;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Services;

/// <summary>Keeps <see cref="ServiceDocument"/>, <see cref="ServiceTerm"/> and the finder's tables as the records are, inside the caller's transaction.</summary>
public static class Documents
{
    private const int Together = 500;

    /// <summary>Services that hold any of these records.</summary>
    public static async Task<HashSet<Guid>> AffectedAsync(
        AppDb db,
        ILookup<HsdsKind, Guid> changed,
        CancellationToken ct
    )
    {
        var services = changed[HsdsVocabulary.Service].ToHashSet();
        await AddAsync(
            changed[HsdsVocabulary.Organization],
            some => db.Services.Where(s => some.Contains(s.OrganizationId)).Select(s => (Guid?)s.Id)
        );
        await AddAsync(
            changed[HsdsVocabulary.Program],
            some => db.Services.Where(s => some.Contains(s.ProgramId)).Select(s => (Guid?)s.Id)
        );
        await AddAsync(
            changed[HsdsVocabulary.Location],
            some => db.ServicesAtLocations.Where(l => some.Contains(l.LocationId)).Select(l => l.ServiceId)
        );
        await AddAsync(
            changed[HsdsVocabulary.ServiceAtLocation],
            some => db.ServicesAtLocations.Where(l => some.Contains(l.Id)).Select(l => l.ServiceId)
        );
        await AddAsync(
            changed[HsdsVocabulary.TaxonomyTerm],
            some => db.ServiceTerms.Where(t => some.Contains(t.TermId)).Select(t => (Guid?)t.ServiceId)
        );
        await AddAsync(
            changed[HsdsVocabulary.Taxonomy],
            some =>
                db.ServiceTerms.Where(t => db.TaxonomyTerms.Any(x => x.Id == t.TermId && some.Contains(x.TaxonomyId)))
                    .Select(t => (Guid?)t.ServiceId)
        );
        return services;

        async Task AddAsync(IEnumerable<Guid> ids, Func<Guid?[], IQueryable<Guid?>> find)
        {
            foreach (var some in ids.Select(id => (Guid?)id).Chunk(Together))
                services.UnionWith((await find(some).ToListAsync(ct)).OfType<Guid>());
        }
    }

    /// <summary>Writes these services' documents and terms anew; what is in the change tracker must have been saved.</summary>
    public static async Task WriteAsync(AppDb db, IEnumerable<Guid> services, CancellationToken ct)
    {
        foreach (var some in services.Order().Chunk(Together))
        {
            // Of two who change what stands in it the later writes it, and reads what the earlier did.
            await RecordTable.Of(HsdsVocabulary.Service).HoldAsync(db, some, ct);
            var rows = await db.Services.AsNoTracking().Where(s => some.Contains(s.Id)).ToListAsync(ct);
            var around = await Surround.OfAsync(db, rows, ct);
            var assembly = new Assembly(around, proper: true);
            var told = rows.Select(s => (Service: s, Whole: Whole(s, assembly))).ToList();
            await KeepAsync(db, told, some, ct);
            await FoundAsync(db, told.Where(t => around.KeptBy(t.Service) is not null), ct);
            await TermsAsync(db, rows, around, some, ct);
            await SpotBook.WriteAsync(db, some, told, around, ct);
        }
    }

    private static async Task KeepAsync(
        AppDb db,
        List<(Service Service, JsonObject Whole)> told,
        Guid[] ids,
        CancellationToken ct
    )
    {
        await db.ServiceDocuments.Where(d => ids.Contains(d.Id)).ExecuteDeleteAsync(ct);
        await Bulk.InsertAsync(db, told.Select(t => Document(t.Service, t.Whole)), ct);
    }

    // What is not shown of them is not found either.
    private static async Task FoundAsync(
        AppDb db,
        IEnumerable<(Service Service, JsonObject Whole)> kept,
        CancellationToken ct
    )
    {
        foreach (var (service, whole) in kept)
        {
            var words = NamedRecord.WordsOf(new(whole, ""));
            await db
                .Services.Where(s => s.Id == service.Id && s.Words != words)
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.Words, words), ct);
            if (whole["organization"] is not JsonObject organization)
                continue;
            var told = NamedRecord.WordsOf(new(organization, ""));
            await db
                .Organizations.Where(o => o.Id == service.OrganizationId && o.Words != told)
                .ExecuteUpdateAsync(o => o.SetProperty(x => x.Words, told), ct);
        }
    }

    private static JsonObject Whole(Service service, Assembly assembly)
    {
        var whole = assembly.Service(service);
        // What its list says of that is over once something was changed here.
        if (whole["last_modified"] is not null && service.Mended is null)
            return whole;
        whole["last_modified"] = service.LastModifiedAt.ToString("O", CultureInfo.InvariantCulture);
        return HsdsOrder.Of(HsdsVocabulary.Service, whole);
    }

    private static ServiceDocument Document(Service service, JsonObject whole)
    {
        var (text, brief) = (HsdsOrder.Text(whole), HsdsOrder.Text(Assembly.Brief(whole)));
        return ServiceDocument.Of(service.Id, text.Length > ServiceDocument.LongestText ? brief : text, brief);
    }

    private static async Task TermsAsync(
        AppDb db,
        List<Service> rows,
        Surround around,
        Guid[] ids,
        CancellationToken ct
    )
    {
        await db.ServiceTerms.Where(t => ids.Contains(t.ServiceId)).ExecuteDeleteAsync(ct);
        var terms =
            from service in rows
            let organization = around.Organization(service.OrganizationId)
            let places = around.LinksOf(service.Id).ToList()
            let carrying = places
                .Where(l => around.OpennessOf(l) == Openness.Open)
                .Concat<HsdsRecord>(
                    places
                        .Select(l => around.Location(l.LocationId))
                        .OfType<Location>()
                        .Where(l => l.Openness == Openness.Open)
                )
                .Append(service)
                .Concat(organization is null ? [] : [organization])
            from term in carrying.SelectMany(r => TermsIn.Of(r, around.KeyOf(r.FeedId))).Distinct()
            select ServiceTerm.Of(service.Id, term);
        await Bulk.InsertAsync(db, terms, ct);
    }
}
