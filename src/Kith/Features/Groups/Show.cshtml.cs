using Kith.Data;
using Kith.Features.Meetups;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Groups;

/// <summary>One group: what it is for and for whom, who leads it, when it meets next. A group that is not public looks absent.</summary>
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
            select new
            {
                Group = g,
                Area = area.Name,
                FeedName = feed.Name,
                FeedUrl = feed.Url,
            }
        ).FirstOrDefaultAsync(ct);
        if (found is null)
            return NotFound();
        (Group, Area) = (found.Group, found.Area);
        Source = found.FeedName is { } name ? (name, found.FeedUrl) : null;
        await LoadMeetupsAsync(ct);
        return Page();
    }

    private async Task LoadMeetupsAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        Times = await db.NoticesOfAsync(db.TimesOfGroup(Group.Id, now).Take(MostTimes), ct);
        Series = await db
            .Meetups.Where(m => m.GroupId == Group.Id && m.State != MeetupState.Ended)
            .OrderBy(m => m.Title)
            .ThenBy(m => m.PublicId)
            .Take(MostSeries)
            .ToListAsync(ct);
    }
}
