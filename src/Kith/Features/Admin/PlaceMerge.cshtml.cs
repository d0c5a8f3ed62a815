using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Kith.Features.Admin;

/// <summary>Make two parts of town one, when both were names for the same.</summary>
public sealed class PlaceMergeModel(ViewerDb db, HubKeeping keeping, T texts) : PlacePage(db)
{
    [BindProperty(Name = "into"), Required(ErrorMessage = "Admin.Places.Into.Missing"), StringLength(140)]
    public string Into { get; set; } = "";

    public IEnumerable<SelectListItem> Choices =>
        Others.Select(n => new SelectListItem(n.Name, n.Slug)).Prepend(new(texts["SetUp.Choose"], ""));

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (ModelState.IsValid && Others.All(n => n.Slug != Into))
            ModelState.AddModelError("into", texts["Admin.Places.Into.Missing"]);
        if (!ModelState.IsValid)
            return Again();
        return await keeping.MergeAsync(Me, Slug, Into, ct) ? SeeOther("/admin/places") : NotFound();
    }
}
