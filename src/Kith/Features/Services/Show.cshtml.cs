using Kith.Data;
using Kith.Features.Meetups;
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

    /// <summary>Something like it that can be had; empty while this one can.</summary>
    public IReadOnlyList<FinderRow> Others { get; private set; } = [];

    /// <summary>Its address, for paper and for search engines.</summary>
    public string Link => address.Link($"/services/{View.Service.Id}");

    /// <summary>Whether it is closed now, full or over.</summary>
    public bool NeedsOthers => !View.IsOpen(NowLocal) || View.IsFull;

    public string Data => ServiceJsonLd.Of(View, Link);

    /// <summary>Shows it; 404 for one that is not there or that its list no longer has.</summary>
    public async Task<IActionResult> OnGetAsync([FromRoute(Name = "service")] string id, CancellationToken ct)
    {
        if (await ServiceShown.FindAsync(db, id, ct) is not { } found)
            return await db.MergedIntoAsync(id, ct) is { } kept ? RedirectPermanent($"/services/{kept}") : NotFound();
        View = new(found.Service, found.Whole, found.Kept, MeetupTimes.Zone(hub.Facts.Zone));
        await CheckedAsync(ct);
        if (NeedsOthers)
            Others = await finder.OthersAsync(OthersAsked.Of(View), MostOthers, ct);
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
}
