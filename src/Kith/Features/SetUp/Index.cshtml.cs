using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Hubs;
using Kith.Features.Shared;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Kith.Features.SetUp;

/// <summary>
/// Opens a new hub. Whoever does so proves with a one-time code that they stand at its machine; once the hub is open this page
/// does not exist any more.
/// </summary>
[AllowAnonymous]
public sealed class IndexModel(CurrentHub hub, SetUpCode code, WriteQueue writes, T texts, TimeProvider clock)
    : FormPage
{
    private const int MostNeighbourhoods = 100;
    private const int LongestNeighbourhood = 120;

    [BindProperty(Name = "code"), Required(ErrorMessage = "SetUp.Code.Missing"), StringLength(40)]
    public string Code { get; set; } = "";

    [BindProperty(Name = "name"), Required(ErrorMessage = "SetUp.Name.Missing"), StringLength(80), Keepable]
    public string Name { get; set; } = "";

    [BindProperty(Name = "tagline"), StringLength(200), Keepable]
    public string? Tagline { get; set; }

    [BindProperty(Name = "country"), Required(ErrorMessage = "SetUp.Country.Missing"), StringLength(2)]
    public string? Country { get; set; }

    /// <summary>IANA zone; may be left to the country where that has only one.</summary>
    [BindProperty(Name = "zone"), StringLength(64)]
    public string? Zone { get; set; }

    [BindProperty(Name = "languages")]
    public IReadOnlyList<string> Languages { get; set; } = [];

    [BindProperty(Name = "hue"), Range(0, 359)]
    public int Hue { get; set; } = Hub.DefaultHue;

    /// <summary>One a line.</summary>
    [BindProperty(Name = "neighbourhoods"), StringLength(6000), Keepable, DataType(DataType.MultilineText)]
    public string? Neighbourhoods { get; set; }

    [BindProperty(Name = "phone"), StringLength(40), Keepable, DataType(DataType.PhoneNumber)]
    public string? Phone { get; set; }

    /// <summary>Languages there are words for.</summary>
    public IEnumerable<SelectListItem> Offered =>
        HubFacts.BeforeSetUp.Languages.Select(language => new SelectListItem(texts.NameOf(language), language));

    /// <summary>Countries, none chosen at first.</summary>
    public IEnumerable<SelectListItem> AllCountries => Countries.All().Prepend(new(texts["SetUp.Choose"], ""));

    /// <summary>Zones, those of the chosen country first.</summary>
    public IEnumerable<SelectListItem> AllZones =>
        Countries.Zones(Country).Prepend(new(texts["SetUp.Zone.OfCountry"], ""));

    public override Task<IActionResult?> LoadAsync()
    {
        if (hub.Facts.IsSetUp)
            return Task.FromResult<IActionResult?>(NotFound());
        if (Languages.Count == 0)
            Languages = HubFacts.BeforeSetUp.Languages;
        return Task.FromResult<IActionResult?>(null);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        Check();
        if (!ModelState.IsValid)
            return Again();
        return await OpenHub.TryAsync(writes, Opening(), clock.GetUtcNow().UtcDateTime, ct)
            ? SeeOther(StewardModel.FromSetUp)
            : NotFound();
    }

    private void Check()
    {
        if (ModelState["code"]?.Errors is not { Count: > 0 } && !code.Opens(Code))
            ModelState.AddModelError("code", texts["SetUp.Code.Wrong"]);
        if (Country is not null && !Countries.Exists(Country.ToUpperInvariant()))
            ModelState.AddModelError("country", texts["Error.NotUnderstood"]);
        else if (Country is not null && ChosenZone is null)
            ModelState.AddModelError("zone", texts["SetUp.Zone.Several"]);
        else if (Kith.Time.Zones.Find(ChosenZone) is null && Zone is not null)
            ModelState.AddModelError("zone", texts["Error.NotUnderstood"]);
        if (Languages.Except(HubFacts.BeforeSetUp.Languages).Any())
            ModelState.AddModelError("languages", texts["Error.NotUnderstood"]);
        if (Parts.Count > MostNeighbourhoods || Parts.Any(part => part.Length > LongestNeighbourhood))
            ModelState.AddModelError("neighbourhoods", texts["SetUp.Neighbourhoods.TooLong"]);
    }

    private string? ChosenZone => Zone ?? (Countries.ZonesOf(Country?.ToUpperInvariant()) is [var only] ? only : null);

    private List<string> Parts =>
        [
            .. (Neighbourhoods ?? "").Split(
                ['\r', '\n'],
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
            ),
        ];

    private HubOpening Opening() =>
        new(Name, Country!, ChosenZone!)
        {
            Tagline = Tagline ?? "",
            // The language this was filled in in is the hub's own.
            Languages = string.Join(' ', Languages.OrderByDescending(language => language == texts.Language)),
            Hue = Hue,
            Phone = Phone,
            Neighbourhoods = Parts,
        };
}
