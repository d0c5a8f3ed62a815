using System.Text.Json.Nodes;
using Kith.Data;
using Kith.Features.Find;
using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Features.Services.Finder;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Services;

/// <summary>One service: when, where, what to bring, and what else is open when it is not. The same for everybody, so that who looked is known to nobody.</summary>
[PublicPage]
public sealed class ShowModel(ViewerDb db, ServiceFinder finder, CurrentHub hub, Address address) : PageModel
{
    private const int MostOthers = 3;

    /// <summary>How far something else may be, in kilometres.</summary>
    private const double OthersWithinKm = 25;

    public ServiceView View { get; private set; } = null!;

    public DateTime NowLocal => finder.NowLocal;

    public DateTime NowUtc => finder.NowUtc;

    /// <summary>Something like it that is open now; empty while this one is.</summary>
    public IReadOnlyList<FinderRow> Others { get; private set; } = [];

    public string Data => ServiceJsonLd.Of(View, address.Link($"/services/{View.Service.Id}"));

    /// <summary>Shows it; 404 for one that is not there or that its list no longer has.</summary>
    public async Task<IActionResult> OnGetAsync([FromRoute(Name = "service")] string id, CancellationToken ct)
    {
        if (!Guid.TryParseExact(id, "D", out var key))
            return NotFound();
        var found = await (
            from service in db.Services
            join document in db.ServiceDocuments on service.Id equals document.Id
            where service.Id == key && service.GoneAt == null
            select new { service, document.Whole }
        ).FirstOrDefaultAsync(ct);
        if (found is null)
            return NotFound();
        View = new(
            found.service,
            JsonNode.Parse(found.Whole)!.AsObject(),
            await KeptAsync(key, ct),
            MeetupTimes.Zone(hub.Facts.Zone)
        );
        if (!View.IsOpen(NowLocal) || View.IsFull)
            Others = await OthersAsync(ct);
        return Page();
    }

    private async Task<HashSet<string>> KeptAsync(Guid id, CancellationToken ct)
    {
        var places = await (
            from link in db.ServicesAtLocations
            join location in db.Locations on link.LocationId equals location.Id
            where link.ServiceId == id && location.Openness != Openness.Open
            select location.Id
        ).ToListAsync(ct);
        return places.Select(p => p.ToString()).ToHashSet(StringComparer.Ordinal);
    }

    private async Task<IReadOnlyList<FinderRow>> OthersAsync(CancellationToken ct)
    {
        if (View.Terms is not [var term, ..] || !Guid.TryParse(term.Id, out var termId))
            return [];
        // From a place that is kept to itself nothing is measured, not even to others.
        var place = View.Point is { } p ? new NearPlace("", "", null, p.Latitude, p.Longitude) : null;
        var question = new FinderQuestion
        {
            Term = termId,
            Open = OpenWhen.Now,
            WithinKm = OthersWithinKm,
        };
        var (rows, _) = await finder.FirstAsync(question, place, MostOthers + 1, ct);
        return [.. rows.Where(r => r.Id != View.Service.Id).Take(MostOthers)];
    }
}
