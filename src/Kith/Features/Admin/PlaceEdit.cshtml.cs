using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Admin;

/// <summary>Give a part of town another name.</summary>
public sealed class PlaceEditModel(ViewerDb db, HubKeeping keeping) : PlacePage(db)
{
    [BindProperty(Name = "name"), Required(ErrorMessage = "Admin.Places.Name.Missing")]
    [StringLength(PlaceAddModel.Longest), Keepable]
    public string Name { get; set; } = "";

    public override async Task<IActionResult> OnGetAsync()
    {
        if (await LoadAsync() is { } instead)
            return instead;
        Name = Place.Name;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (!ModelState.IsValid)
            return Again();
        return await keeping.RenameAsync(Me, Slug, Name.Trim(), ct) ? SeeOther("/admin/places") : NotFound();
    }
}
