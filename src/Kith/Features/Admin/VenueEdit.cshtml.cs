using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Kith.Data;
using Kith.Features.Places;
using Kith.Features.Shared;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>
/// Correct a place: its name, address, point, how one gets in. Every meetup there says it from then on. The place is named by a
/// series that meets there.
/// </summary>
public sealed class VenueEditModel(ViewerDb db, VenueKeeping keeping, T texts) : AdminPage(db)
{
    [FromRoute(Name = "series")]
    public string Series { get; set; } = "";

    [BindProperty(Name = "name"), Required(ErrorMessage = "Venues.Name.Missing"), StringLength(255), Keepable]
    public string Name { get; set; } = "";

    [BindProperty(Name = "address"), StringLength(400), Keepable]
    public string? Address { get; set; }

    /// <summary>A part of town of the hub, by its slug.</summary>
    [BindProperty(Name = "in")]
    public string? In { get; set; }

    [BindProperty(Name = "area"), StringLength(200), Keepable]
    public string? Area { get; set; }

    /// <summary>Latitude and longitude in degrees, with a comma between them.</summary>
    [BindProperty(Name = "point"), StringLength(60), Keepable]
    public string? Point { get; set; }

    [BindProperty(Name = "access")]
    public string[] Access { get; set; } = [];

    [BindProperty(Name = "directions"), StringLength(4000), Keepable, DataType(DataType.MultilineText)]
    public string? Directions { get; set; }

    [BindProperty(Name = "transport"), StringLength(1000), Keepable, DataType(DataType.MultilineText)]
    public string? Transport { get; set; }

    /// <summary>Whether whoever comes there is to hear of it.</summary>
    [BindProperty(Name = "tells")]
    public bool Tells { get; set; }

    public Venue Venue { get; private set; } = null!;

    /// <summary>The hub's parts of town, and none of them.</summary>
    public IReadOnlyList<SelectListItem> Areas { get; private set; } = [];

    public IEnumerable<SelectListItem> Flags =>
        Enum.GetValues<Access>()
            .Where(a => a != Places.Access.None)
            .Select(a => new SelectListItem(texts[$"Meetups.Access.{a}"], $"{a}"));

    public override async Task<IActionResult> OnGetAsync()
    {
        if (await LoadAsync() is { } instead)
            return instead;
        (Name, Address, Area) = (Venue.Name, Venue.Address, Venue.Area);
        (Directions, Transport) = (Venue.Directions, Venue.Transport);
        In = await Db
            .Neighbourhoods.Where(n => n.Id == Venue.NeighbourhoodId)
            .Select(n => n.Slug)
            .FirstOrDefaultAsync();
        if (Venue is { Latitude: { } latitude, Longitude: { } longitude })
            Point = string.Create(CultureInfo.InvariantCulture, $"{latitude:0.######}, {longitude:0.######}");
        Access = [.. Flags.Select(f => f.Value).Where(f => Venue.Access.HasFlag(Enum.Parse<Access>(f)))];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        var point = GeoPoint.Read(Point);
        if (point is null && !string.IsNullOrWhiteSpace(Point))
            ModelState.AddModelError("point", texts["Venues.Point.Odd"]);
        if (Areas.All(a => a.Value != (In ?? "")) || Access.Except(Flags.Select(f => f.Value)).Any())
            ModelState.AddModelError("in", texts["Error.NotUnderstood"]);
        if (!ModelState.IsValid)
            return Again();
        var access = Access.Aggregate(Places.Access.None, (all, one) => all | Enum.Parse<Access>(one));
        var right = new Correction(
            Name.Trim(),
            Plain(Address),
            Plain(Area),
            In,
            point,
            access,
            Plain(Directions),
            Plain(Transport),
            Tells
        );
        return await keeping.CorrectAsync(Me, Venue.Id, right, ct) ? SeeOther("/admin/venues") : NotFound();
    }

    protected override async Task<IActionResult?> FindAsync()
    {
        var there = Db.MeetupsOnDuty.Where(m => m.PublicId == Series);
        if (await Db.VenuesOnDuty.FirstOrDefaultAsync(v => there.Any(m => m.VenueId == v.Id)) is not { } venue)
            return NotFound();
        Venue = venue;
        var areas = await Db.Neighbourhoods.OrderBy(n => n.Name).ToListAsync();
        Areas = [new(texts["Venues.In.None"], ""), .. areas.Select(n => new SelectListItem(n.Name, n.Slug))];
        return null;
    }

    private static string? Plain(string? words) =>
        string.IsNullOrWhiteSpace(words) ? null : words.Trim().ReplaceLineEndings("\n");
}
