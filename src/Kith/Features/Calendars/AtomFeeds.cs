using Kith.Data;
using Kith.Features.Meetups;
using Kith.Texts;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Calendars;

/// <summary>Gathers what is next for feed readers.</summary>
public sealed class AtomFeeds(ViewerDb db, AtomFeed feed, CurrentHub hub, T texts, TimeProvider clock)
{
    /// <summary>Most entries of a feed: it is for what is next, not for everything.</summary>
    private const int MostEntries = 100;

    private readonly DateTime _now = clock.GetUtcNow().UtcDateTime;

    public async Task<IResult> OfHubAsync(CancellationToken ct)
    {
        var times = db.Occurrences.Where(t => t.StartsAt > _now).OrderBy(t => t.StartsAt);
        return Send(texts["Calendars.HubTitle", hub.Facts.Name], "/find", "/feed.atom", await NextAsync(times, ct));
    }

    public async Task<IResult> OfGroupAsync(string slug, CancellationToken ct)
    {
        if (await db.Groups.FirstOrDefaultAsync(g => g.Slug == slug, ct) is not { } group)
            return Results.NotFound();
        var page = $"/groups/{group.Slug}";
        return Send(group.Name, page, $"{page}.atom", await NextAsync(db.TimesOfGroup(group.Id, _now), ct));
    }

    private Task<IReadOnlyList<Notice>> NextAsync(IQueryable<Occurrence> times, CancellationToken ct) =>
        db.NoticesOfAsync(
            times.Where(t => t.Listed).OrderBy(t => t.StartsAt).ThenBy(t => t.PublicId).Take(MostEntries),
            ct
        );

    private IResult Send(string title, string page, string self, IReadOnlyList<Notice> notices) =>
        Results.Text(feed.Write(title, page, self, notices, _now), AtomFeed.ContentType);
}
