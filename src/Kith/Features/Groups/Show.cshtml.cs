using Kith.Data;
using Kith.Features.Meetups;
using Kith.Rules;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Groups;

/// <summary>
/// One group: what it is for and for whom, who leads it, when it meets next; for those who belong to it also who else does and
/// what they promised each other. A group that is not public looks absent.
/// </summary>
[PublicPage]
public sealed class ShowModel(ViewerDb db, RuleWords words, TimeProvider clock) : PageModel
{
    /// <summary>Times named on the page.</summary>
    private const int MostTimes = 8;

    /// <summary>Series named on the page.</summary>
    private const int MostSeries = 20;

    public Group Group { get; private set; } = null!;

    public string? Area { get; private set; }

    /// <summary>Name and address of the list it came from.</summary>
    public (string Name, string? Url)? Source { get; private set; }

    public IReadOnlyList<Notice> Times { get; private set; } = [];

    public IReadOnlyList<Meetup> Series { get; private set; } = [];

    /// <summary>What its members promise each other; null while there is no agreement.</summary>
    public string? Agreement { get; private set; }

    /// <summary>What whoever looks is here; null for those who do not belong.</summary>
    public GroupRole? Role => db.Viewer.RoleIn(Group.Id);

    public bool IsHost => db.Viewer.IsHostOf(Group.Id);

    /// <summary>The members, hosts first; only for those who belong, and only themselves where the list is for hosts.</summary>
    public IReadOnlyList<Fellow> Fellows { get; private set; } = [];

    /// <summary>The members without those whom whoever looks keeps away from; who hosts sees everybody they answer for.</summary>
    public IEnumerable<Fellow> Shown => Fellows.Where(f => SafetyRules.MaySee(f.IsKeptAway, IsHost));

    /// <summary>Whoever looks, as the group sees them.</summary>
    public Fellow? Me => Fellows.FirstOrDefault(f => f.IsMe);

    /// <summary>How many wait for a host's answer; nought for those who do not host.</summary>
    public int Asking { get; private set; }

    /// <summary>Whether it takes people in, or why not.</summary>
    public Verdict TakesIn => BelongingRules.TakesIn(Group);

    /// <summary>"Every Thursday at 18:30"; null when only the series' own page can say it.</summary>
    public string? Rule(Meetup meetup) => words.Of(meetup);

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken ct)
    {
        var found = await (
            from g in db.Groups
            where g.Slug == slug
            join n in db.Neighbourhoods on g.NeighbourhoodId equals (Guid?)n.Id into areas
            from area in areas.DefaultIfEmpty()
            join f in db.Feeds on g.FeedId equals (Guid?)f.Id into feeds
            from feed in feeds.DefaultIfEmpty()
            join a in db.Agreements
                on new { g.Id, Version = g.AgreementVersion } equals new { Id = a.GroupId, a.Version }
                into agreements
            from agreement in agreements.DefaultIfEmpty()
            select new
            {
                Group = g,
                Agreement = agreement.Text,
                Asking = db.JoinRequests.Count(r => r.GroupId == g.Id && r.State == RequestState.Pending),
                Area = area.Name,
                FeedName = feed.Name,
                FeedUrl = feed.Url,
            }
        ).FirstOrDefaultAsync(ct);
        if (found is null)
            return NotFound();
        (Group, Area, Agreement) = (found.Group, found.Area, found.Agreement);
        Asking = IsHost ? found.Asking : 0;
        Source = found.FeedName is { } name ? (name, found.FeedUrl) : null;
        await LoadMeetupsAsync(ct);
        if (Role is not null)
            Fellows = await Fellow.OfAsync(db, Group, clock.GetUtcNow().UtcDateTime, ct);
        return Page();
    }

    private async Task LoadMeetupsAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        Times = await db.NoticesOfGroupAsync(Group, now, MostTimes, ct);
        Series = await db
            .Meetups.Where(m => m.GroupId == Group.Id && m.State != MeetupState.Ended)
            .OrderBy(m => m.Title)
            .ThenBy(m => m.PublicId)
            .Take(MostSeries)
            .ToListAsync(ct);
    }
}
