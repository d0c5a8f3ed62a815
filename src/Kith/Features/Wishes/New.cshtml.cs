using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Places;
using Kith.Features.Reports;
using Kith.Features.Shared;
using Kith.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Wishes;

/// <summary>Wish for something that is not there yet, without an account.</summary>
[AllowAnonymous]
public sealed class NewModel(ViewerDb db, WishBook book, ReportTries tries, T texts) : FormPage
{
    private const int MostAreas = 300;

    [
        BindProperty(Name = "what"),
        Required(ErrorMessage = "Wishes.What.Missing"),
        StringLength(Wish.LongestWhat),
        Keepable
    ]
    public string What { get; set; } = "";

    [BindProperty(Name = "more"), StringLength(Wish.LongestMore), DataType(DataType.MultilineText), Keepable]
    public string? More { get; set; }

    /// <summary>Slug of a neighbourhood.</summary>
    [BindProperty(Name = "area"), StringLength(140)]
    public string? Area { get; set; }

    private IReadOnlyList<Neighbourhood> _areas = [];

    public IEnumerable<SelectListItem> Areas =>
        _areas.Select(n => new SelectListItem(n.Name, n.Slug)).Prepend(new(texts["Wishes.Anywhere"], ""));

    public override async Task<IActionResult?> LoadAsync()
    {
        ViewData["Robots"] = "noindex";
        _areas = await db.Neighbourhoods.OrderBy(n => n.Name).Take(MostAreas).ToListAsync();
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync();
        if (!ModelState.IsValid)
            return Again();
        if (!tries.MaySend(HttpContext))
        {
            ModelState.AddModelError("", texts["Report.TooMany"]);
            return Again(StatusCodes.Status429TooManyRequests);
        }
        if (await book.StepAsync(db.Viewer.PersonId, ct) is { IsAllowed: false, Reason: { } wait })
        {
            ModelState.AddModelError("", texts[wait]);
            return Again(StatusCodes.Status429TooManyRequests);
        }
        var area = _areas.FirstOrDefault(n => n.Slug == Area)?.Id;
        var id = await book.MakeAsync(What.Trim(), More?.Trim(), area, ct);
        return SeeOther($"/wishes/{id}/join");
    }
}
