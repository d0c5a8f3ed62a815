using System.Globalization;
using System.Text.Json.Nodes;
using Kith.Data;
using Kith.Features.Services.Hsds;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Services.Api;

/// <summary>
/// Reads records as the API gives them. Services and their places come from <see cref="ServiceDocument"/>, which holds nothing
/// that must not be known; the rest is put together here.
/// </summary>
/// <param name="db">The directory as strangers see it.</param>
/// <param name="asked">How much of each is wanted.</param>
public sealed class HsdsShelf(ViewerDb db, HsdsAsked asked)
{
    /// <summary>Services of a page; <paramref name="all"/> is what is counted.</summary>
    public async Task<HsdsFound> ServicesAsync(IQueryable<Service> page, IQueryable<Service> all, CancellationToken ct)
    {
        if (asked.Minimal)
        {
            var bare = await page.Select(s => new
                {
                    s.Id,
                    s.LastModifiedAt,
                    Total = all.Count(),
                })
                .ToListAsync(ct);
            return HsdsFound.Of(bare, s => s.Total, s => (s.Id, Minimal(s.Id, s.LastModifiedAt)));
        }
        var full = asked.Full;
        var rows = await page.Join(
                db.ServiceDocuments,
                s => s.Id,
                d => d.Id,
                (s, d) =>
                    new
                    {
                        s.Id,
                        Json = full ? d.Whole : d.Brief,
                        Total = all.Count(),
                    }
            )
            .OrderBy(s => s.Id)
            .ToListAsync(ct);
        return HsdsFound.Of(rows, s => s.Total, s => (s.Id, s.Json));
    }

    public async Task<HsdsFound> ServicesAtLocationsAsync(
        IQueryable<ServiceAtLocation> page,
        IQueryable<ServiceAtLocation> all,
        CancellationToken ct
    )
    {
        var rows = await page.Select(l => new
            {
                l.Id,
                l.ServiceId,
                Total = all.Count(),
            })
            .ToListAsync(ct);
        var ids = rows.Select(l => l.ServiceId).OfType<Guid>().Distinct().ToArray();
        // A service may have hundreds of places: its document is read once.
        var services = await db.ServiceDocuments.Where(d => ids.Contains(d.Id)).ToListAsync(ct);
        var links = new HsdsLinks(services, asked.Full);
        return HsdsFound.Of(rows, l => l.Total, l => (l.Id, links.Of(l.Id)));
    }

    public async Task<HsdsFound> OrganizationsAsync(
        IQueryable<Organization> page,
        IQueryable<Organization> all,
        CancellationToken ct
    )
    {
        var rows = await page.Select(o => new { Record = o, Total = all.Count() }).ToListAsync(ct);
        var assembly = new Assembly(
            asked.Full
                ? await db.AroundAsync([.. rows.Select(r => r.Record)], ct)
                : await db.AroundAsync((IReadOnlyCollection<HsdsRecord>)[.. rows.Select(r => r.Record)], ct),
            proper: true
        );
        var services = await ServicesOfAsync([.. rows.Select(r => r.Record.Id)], ct);
        return HsdsFound.Of(
            rows,
            r => r.Total,
            r =>
            {
                var whole = asked.Full
                    ? assembly.OrganizationWhole(r.Record)
                    : Assembly.Brief(assembly.Organization(r.Record));
                var inside = services[r.Record.Id].ToArray();
                if (inside.Length > 0)
                    whole["services"] = new JsonArray(inside);
                return (r.Record.Id, HsdsOrder.Text(whole));
            }
        );
    }

    public async Task<HsdsFound> TaxonomiesAsync(
        IQueryable<Taxonomy> page,
        IQueryable<Taxonomy> all,
        CancellationToken ct
    )
    {
        var rows = await page.Select(t => new { Record = t, Total = all.Count() }).ToListAsync(ct);
        var assembly = await AssemblyAsync(rows.Select(r => r.Record), ct);
        return HsdsFound.Of(rows, r => r.Total, r => (r.Record.Id, HsdsOrder.Text(assembly.Taxonomy(r.Record))));
    }

    public async Task<HsdsFound> TaxonomyTermsAsync(
        IQueryable<TaxonomyTerm> page,
        IQueryable<TaxonomyTerm> all,
        CancellationToken ct
    )
    {
        var rows = await page.Select(t => new { Record = t, Total = all.Count() }).ToListAsync(ct);
        var assembly = await AssemblyAsync(rows.Select(r => r.Record), ct);
        return HsdsFound.Of(rows, r => r.Total, r => (r.Record.Id, HsdsOrder.Text(assembly.Term(r.Record))));
    }

    private async Task<Assembly> AssemblyAsync(IEnumerable<HsdsRecord> records, CancellationToken ct) =>
        new(await db.AroundAsync([.. records], ct), proper: true);

    /// <summary>What organizations offer: whole when asked for, else by name when the organization is, else nothing.</summary>
    private async Task<ILookup<Guid?, JsonNode?>> ServicesOfAsync(Guid?[] organizations, CancellationToken ct)
    {
        var whole = asked.FullService;
        if (!whole && !asked.Full)
            return Array.Empty<(Guid? Key, JsonNode? Service)>().ToLookup(s => s.Key, s => s.Service);
        var rows = await db
            .Services.Where(ServiceRules.GivenOn)
            .Where(s => organizations.Contains(s.OrganizationId))
            .Join(
                db.ServiceDocuments,
                s => s.Id,
                d => d.Id,
                (s, d) =>
                    new
                    {
                        s.Id,
                        s.OrganizationId,
                        Json = whole ? d.Whole : d.Brief,
                    }
            )
            .OrderBy(s => s.Id)
            .ToListAsync(ct);
        return rows.ToLookup(r => r.OrganizationId, r => (JsonNode?)Inside(r.Json));
    }

    private static JsonObject Inside(string json)
    {
        var service = JsonNode.Parse(json)!.AsObject();
        service.Remove("organization");
        return service;
    }

    private static string Minimal(Guid id, DateTime lastModifiedAt) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"id\":\"{id}\",\"last_modified\":\"{lastModifiedAt:yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'}\"}}"
        );
}
