using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Shared;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Admin;

/// <summary>Add a part of town.</summary>
public sealed class PlaceAddModel(ViewerDb db, HubKeeping keeping, T texts) : AdminPage(db)
{
    /// <summary>Longest name, in characters.</summary>
    public const int Longest = 120;

    [BindProperty(Name = "name"), Required(ErrorMessage = "Admin.Places.Name.Missing"), StringLength(Longest), Keepable]
    public string Name { get; set; } = "";

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (ModelState.IsValid && !await keeping.AddAsync(Me, Name.Trim(), ct))
            ModelState.AddModelError("name", texts["Admin.Places.There"]);
        return ModelState.IsValid ? SeeOther("/admin/places") : Again();
    }
}
