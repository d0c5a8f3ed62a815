using System.Text.Json.Nodes;
using Kith.Data;
using Kith.Features.Services;
using Kith.Features.Services.Freshness;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>The places of one service: a steward says, as its organization wants it, how much everybody may know of each.</summary>
public sealed class KeptPlaceModel(ViewerDb db, PlaceBook book, T texts) : AdminPage(db)
{
    private static readonly string[] Address = ["address_1", "address_2", "city", "postal_code"];

    /// <summary>A place as its list tells it.</summary>
    public sealed record Line(Guid Id, string Name, string Where, Openness Openness, bool IsDecided);

    [FromRoute(Name = "service")]
    public string Key { get; set; } = "";

    /// <summary>The places, in the order of <see cref="Openness"/>.</summary>
    [BindProperty(Name = "place")]
    public IReadOnlyList<Guid> Places { get; set; } = [];

    /// <summary>How much may be known of each.</summary>
    [BindProperty(Name = "openness")]
    public IReadOnlyList<string?> Openness { get; set; } = [];

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public IEnumerable<SelectListItem> Choices(Openness now) =>
        Enum.GetValues<Openness>()
            .Select(o => new SelectListItem(texts[$"Kept.Openness.{o}"], o.ToString(), selected: o == now));

    protected override async Task<IActionResult?> FindAsync()
    {
        if (
            !Guid.TryParse(Key, out var id)
            || await Db.Services.Where(s => s.Id == id && s.GoneAt == null).Select(s => s.Name).FirstOrDefaultAsync()
                is not { } name
        )
            return NotFound();
        (Id, Name) = (id, name);
        var places = await Db
            .Locations.Where(l => Db.ServicesAtLocations.Any(k => k.LocationId == l.Id && k.ServiceId == id))
            .OrderBy(l => l.Id)
            .ToListAsync();
        Lines = [.. places.Select(Said)];
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        var said = new Dictionary<Guid, Openness>();
        foreach (var (place, word) in Places.Zip(Openness))
            if (
                Lines.Any(l => l.Id == place)
                && Enum.TryParse<Openness>(word, out var openness)
                && Enum.IsDefined(openness)
            )
                said[place] = openness;
        if (said.Count == 0)
        {
            ModelState.AddModelError("", texts["Error.NotUnderstood"]);
            return Again();
        }
        await book.DecideAsync(Me, Id, said, ct);
        return SeeOther("/admin/services/places");
    }

    private static Line Said(Location place)
    {
        var told = JsonNode.Parse(place.Text)!.AsObject();
        var address = (told["addresses"] as JsonArray)?.OfType<JsonObject>().FirstOrDefault();
        var where = Address.Select(column => $"{address?[column]}".Trim()).Where(w => w.Length > 0);
        return new(place.Id, $"{told["name"]}".Trim(), string.Join(", ", where), place.Openness, place.IsDecided);
    }
}
