using Kith.Data;
using Kith.Features.Find;
using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Features.Services.Finder;
using Kith.Features.Services.Freshness;
using Kith.Rules;
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

    /// <summary>Whether the day on which somebody made sure is a day on which we did.</summary>
    public bool IsCheckedHere { get; private set; }

    /// <summary>Whether we rang several times since and nobody answered.</summary>
    public bool IsUnanswered { get; private set; }

    /// <summary>When somebody makes sure again, UTC; null when nobody ever did.</summary>
    public DateTime? NextDue { get; private set; }

    /// <summary>Visitors who found it right lately.</summary>
    public int SaidRight { get; private set; }

    /// <summary>Something like it that is open now; empty while this one is.</summary>
    public IReadOnlyList<FinderRow> Others { get; private set; } = [];

    /// <summary>Its address, for paper and for search engines.</summary>
    public string Link => address.Link($"/services/{View.Service.Id}");

    public string Data => ServiceJsonLd.Of(View, Link);

    /// <summary>Shows it; 404 for one that is not there or that its list no longer has.</summary>
    public async Task<IActionResult> OnGetAsync([FromRoute(Name = "service")] string id, CancellationToken ct)
    {
        if (await ServiceShown.FindAsync(db, id, ct) is not { } found)
            return await db.MergedIntoAsync(id, ct) is { } kept ? RedirectPermanent($"/services/{kept}") : NotFound();
        View = new(found.Service, found.Whole, found.Kept, MeetupTimes.Zone(hub.Facts.Zone));
        await CheckedAsync(ct);
        if (!View.IsOpen(NowLocal) || View.IsFull)
            Others = await OthersAsync(ct);
        return Page();
    }

    private async Task CheckedAsync(CancellationToken ct)
    {
        var since = NowUtc - ServiceRules.VisitorsCountFor;
        var (id, assured) = (View.Service.Id, View.Service.AssuredAt);
        var (visitors, next) = (ServiceRules.SaidRightSince(id, since), assured?.AddDays(1));
        var checks = await db
            .ServiceChecks.Where(c => c.ServiceId == id)
            .GroupBy(_ => 1)
            .Select(all => new
            {
                Here = all.Any(c => c.By != CheckBy.Visitor && c.At >= assured && c.At < next),
                Unanswered = all.Count(c => c.Outcome == CheckOutcome.NoAnswer && (assured == null || c.At >= assured)),
                Visitors = all.AsQueryable().Count(visitors),
            })
            .FirstOrDefaultAsync(ct);
        (IsCheckedHere, SaidRight) = (checks?.Here ?? false, checks?.Visitors ?? 0);
        IsUnanswered = checks?.Unanswered >= ServiceRules.MostTries;
        if (assured is { } at)
            NextDue = ServiceRules.NextDue(at, View.IsPaused || View.Text("alert") is not null);
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
