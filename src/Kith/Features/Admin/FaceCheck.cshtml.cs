using Kith.Data;
using Kith.Features.Safety;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>Note that the adult behind a face has been checked, or take that back. Other faces of theirs show nothing of it.</summary>
public sealed class FaceCheckModel(ViewerDb db, AgeBook ages, T texts) : AdminFacePage(db)
{
    public bool IsChecked { get; private set; }

    protected override async Task<IActionResult?> FindAsync()
    {
        if (await base.FindAsync() is { } instead)
            return instead;
        IsChecked = await Db.AdultChecks.AnyAsync(c => c.FaceKey == FaceKey);
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (!ModelState.IsValid)
            return Again();
        var verdict = await ages.CheckAsync(Me, FaceKey, !IsChecked, Reason.Trim(), ct);
        if (verdict.IsAllowed)
            return SeeOther("/admin/members");
        ModelState.AddModelError("", texts[verdict.Reason!]);
        return Again();
    }
}
