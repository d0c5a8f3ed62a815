using Kith.Data;
using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Rules;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Groups;

/// <summary>Every public group with its next meetup, by name, twenty a page; those of one neighbourhood when asked.</summary>
[PublicPage]
public sealed class IndexModel(ViewerDb db, TimeProvider clock) : PageModel
{
    /// <summary>Groups on one page.</summary>
    private const int PerPage = 20;

    /// <summary>Slug of the neighbourhood asked for; null for all.</summary>
    [FromQuery(Name = "neighbourhood")]
    public string? Asked { get; set; }

    /// <summary>The neighbourhoods that have a group, by name.</summary>
    public IReadOnlyList<Neighbourhood> Neighbourhoods { get; private set; } = [];

    public IReadOnlyList<Listing> Groups { get; private set; } = [];

    public int Total { get; private set; }

    /// <summary>This page, from 1.</summary>
    public int Number { get; private set; }

    public int Pages => Math.Max(1, (Total + PerPage - 1) / PerPage);

    /// <summary>One group on the list.</summary>
    public sealed record Listing(Group Group, string? Area, Meetup? Meetup, Occurrence? Next);

    public async Task OnGetAsync([FromQuery(Name = "page")] int? page, CancellationToken ct)
    {
        Neighbourhoods = await db
            .Neighbourhoods.Where(n => Listed.Any(g => g.NeighbourhoodId == n.Id))
            .OrderBy(n => n.Name)
            .ToListAsync(ct);
        var groups = AskedFor();
        Total = await groups.CountAsync(ct);
        Number = Math.Clamp(page ?? 1, 1, Pages);
        Groups = Total == 0 ? [] : await ListAsync(groups, ct);
    }

    private IQueryable<Group> Listed => db.Groups.Where(GroupRules.Listed);

    private IQueryable<Group> AskedFor()
    {
        if (string.IsNullOrEmpty(Asked))
            return Listed;
        var area = Neighbourhoods.FirstOrDefault(n => n.Slug == Asked)?.Id ?? Guid.Empty;
        return Listed.Where(g => g.NeighbourhoodId == area);
    }

    private async Task<IReadOnlyList<Listing>> ListAsync(IQueryable<Group> groups, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var found = await groups
            .OrderBy(g => g.Name)
            .ThenBy(g => g.Slug)
            .Skip((Number - 1) * PerPage)
            .Take(PerPage)
            .Select(g => new
            {
                Group = g,
                Next = db
                    .Occurrences.Where(o => o.Listed && o.StartsAt > now)
                    .Join(db.Meetups.Where(m => m.GroupId == g.Id), o => o.MeetupId, m => m.Id, (o, m) => o)
                    .OrderBy(o => o.StartsAt)
                    .Select(o => (Guid?)o.Id)
                    .FirstOrDefault(),
            })
            .ToListAsync(ct);
        var ids = found.Select(f => f.Next).OfType<Guid>().ToList();
        var next = await db
            .Occurrences.Where(o => ids.Contains(o.Id))
            .Join(db.Meetups, o => o.MeetupId, m => m.Id, (o, m) => new { Time = o, Meetup = m })
            .ToDictionaryAsync(pair => pair.Time.Id, ct);
        return
        [
            .. found.Select(f =>
            {
                var pair = f.Next is { } id ? next.GetValueOrDefault(id) : null;
                var area = Neighbourhoods.FirstOrDefault(n => n.Id == f.Group.NeighbourhoodId)?.Name;
                return new Listing(f.Group, area, pair?.Meetup, pair?.Time);
            }),
        ];
    }
}
