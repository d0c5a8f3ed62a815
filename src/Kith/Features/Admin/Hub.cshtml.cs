using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.SetUp;
using Kith.Features.Shared;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Kith.Features.Admin;

/// <summary>What the hub is called, where it is, how it looks.</summary>
public sealed class HubModel(ViewerDb db, HubKeeping keeping, CurrentHub hub, T texts) : AdminPage(db)
{
    [BindProperty(Name = "name"), Required(ErrorMessage = "SetUp.Name.Missing"), StringLength(80), Keepable]
    public string Name { get; set; } = "";

    [BindProperty(Name = "tagline"), StringLength(200), Keepable]
    public string? Tagline { get; set; }

    [BindProperty(Name = "country"), Required(ErrorMessage = "SetUp.Country.Missing"), StringLength(2)]
    public string Country { get; set; } = "";

    [BindProperty(Name = "zone"), Required, StringLength(64)]
    public string Zone { get; set; } = "";

    [BindProperty(Name = "languages")]
    public IReadOnlyList<string> Languages { get; set; } = [];

    [BindProperty(Name = "hue"), Range(0, 359)]
    public int Hue { get; set; }

    [BindProperty(Name = "phone"), StringLength(40), Keepable, DataType(DataType.PhoneNumber)]
    public string? Phone { get; set; }

    /// <summary>Where "Leave this page" goes; empty for the usual.</summary>
    [BindProperty(Name = "leave"), StringLength(200), Keepable]
    public string? Leave { get; set; }

    [BindProperty(Name = "adults")]
    public bool AdultsOnly { get; set; }

    public IEnumerable<SelectListItem> Offered =>
        HubFacts.BeforeSetUp.Languages.Select(language => new SelectListItem(texts.NameOf(language), language));

    public override async Task<IActionResult> OnGetAsync()
    {
        if (await LoadAsync() is { } instead)
            return instead;
        var facts = hub.Facts;
        (Name, Tagline, Country, Zone, Hue) = (facts.Name, facts.Tagline, facts.Country, facts.Zone, facts.AccentHue);
        (Languages, Phone, Leave) = (facts.Languages, facts.Phone, facts.LeaveUrl);
        AdultsOnly = facts.AdultsOnly;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        Check();
        if (!ModelState.IsValid)
            return Again();
        await keeping.ChangeAsync(Me, Wish(), WebLink.Safe(Leave), ct);
        return SeeOther("/admin");
    }

    private void Check()
    {
        if (!Countries.Exists(Country.ToUpperInvariant()))
            ModelState.AddModelError("country", texts["Error.NotUnderstood"]);
        if (Kith.Time.Zones.Find(Zone) is null)
            ModelState.AddModelError("zone", texts["Error.NotUnderstood"]);
        if (Languages.Count == 0 || Languages.Except(HubFacts.BeforeSetUp.Languages).Any())
            ModelState.AddModelError("languages", texts["Admin.Hub.Languages.Missing"]);
        if (Leave is not null && WebLink.Safe(Leave) is null)
            ModelState.AddModelError("leave", texts["Admin.Hub.Leave.Odd"]);
    }

    // The hub's own language stays the first unless it is no longer offered.
    private HubOpening Wish() =>
        new(Name.Trim(), Country, Kith.Time.Zones.Find(Zone)!.Id)
        {
            Tagline = Tagline?.Trim() ?? "",
            Languages = string.Join(' ', Languages.Distinct().OrderByDescending(l => l == hub.Facts.Languages[0])),
            Hue = Hue,
            Phone = Phone?.Trim(),
            AdultsOnly = AdultsOnly,
        };
}
