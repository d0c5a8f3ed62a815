using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Data.Search;
using Kith.Features.Services;
using Kith.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>Services of which a place must not be found, and a search for others.</summary>
public sealed class KeptPlacesModel(ViewerDb db) : AdminPage(db)
{
    /// <summary>Most services shown; a search finds the others.</summary>
    private const int Most = 100;

    /// <summary>One service.</summary>
    /// <param name="Places">How many places it has.</param>
    /// <param name="Kept">Of how many not everything may be known.</param>
    public sealed record Line(Guid Id, string Name, int Places, int Kept);

    /// <summary>Words of the service or its organization.</summary>
    [BindProperty(SupportsGet = true, Name = "q"), StringLength(80)]
    public string? Search { get; set; }

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    /// <summary>Whether anything was searched for; else those are shown that have a place to keep.</summary>
    public bool IsAsked => SearchIndex.Words(Search) is not [];

    public bool IsCut => Lines.Count == Most;

    protected override async Task<IActionResult?> FindAsync()
    {
        var words = SearchIndex.Words(Search);
        var (services, organizations) = (Db.Services.Where(ServiceRules.Shown), Db.Organizations);
        foreach (var word in words)
            services = services.Where(s =>
                s.Words.Contains(word) || organizations.Any(o => o.Id == s.OrganizationId && o.Words.Contains(word))
            );
        var places = Db.Locations.Where(l => l.Openness != Openness.Open);
        var links = Db.ServicesAtLocations.Where(k => k.GoneAt == null);
        var kept = links.Where(k => places.Any(l => l.Id == k.LocationId));
        var looked = words.Length == 0 ? kept : links;
        Lines = await services
            .Where(s => looked.Any(k => k.ServiceId == s.Id))
            .OrderBy(s => s.Name)
            .ThenBy(s => s.Id)
            .Take(Most)
            .Select(s => new Line(
                s.Id,
                s.Name,
                links.Count(k => k.ServiceId == s.Id),
                kept.Count(k => k.ServiceId == s.Id)
            ))
            .ToListAsync();
        return null;
    }
}
