using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Safety;
using Kith.Features.Shared;
using Kith.Rules;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>A stewards' page about one face. It answers the same whatever else its wearer wears.</summary>
public abstract class AdminFacePage(ViewerDb db) : AdminPage(db)
{
    [FromRoute(Name = "face")]
    public string FaceKey { get; set; } = "";

    [BindProperty(Name = "reason"), Required(ErrorMessage = "Admin.Reason.Missing")]
    [StringLength(Parting.LongestReason), DataType(DataType.MultilineText), Keepable]
    public string Reason { get; set; } = "";

    public Face Face { get; private set; } = null!;

    /// <summary>Whether a pause made through this very face is open.</summary>
    public bool IsPaused { get; private set; }

    protected override async Task<IActionResult?> FindAsync()
    {
        if (await Db.FacesOnDuty.FirstOrDefaultAsync(f => f.PublicId == FaceKey) is not { } face)
            return NotFound();
        Face = face;
        IsPaused = await Db.Pauses.AnyAsync(p => p.FaceKey == FaceKey && p.LiftedAt == null);
        return face.PersonId == Me ? Refuse(Verdict.Refused("Admin.Pause.NotOneself")) : null;
    }
}

/// <summary>Stop the account behind a face for a while, everywhere, without learning where everywhere is.</summary>
public sealed class FacePauseModel(ViewerDb db, Pausing pausing, T texts) : AdminFacePage(db)
{
    /// <summary>Days; 0 until a steward ends it.</summary>
    private static readonly int[] Lengths = [7, 30, 90, 0];

    [BindProperty(Name = "days"), Range(0, 90)]
    public int Days { get; set; } = Lengths[0];

    public IEnumerable<SelectListItem> Choices =>
        Lengths.Select(days => new SelectListItem(
            days == 0 ? texts["Admin.Pause.Open"] : texts.Plural("Admin.Pause.Days", days),
            $"{days}"
        ));

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (!ModelState.IsValid)
            return Again();
        return await pausing.PauseAsync(Me, FaceKey, Reason.Trim(), Days == 0 ? null : Days, ct)
            ? SeeOther("/admin/pauses")
            : NotFound();
    }
}

/// <summary>End the pauses made through a face.</summary>
public sealed class FaceLiftModel(ViewerDb db, Pausing pausing) : AdminFacePage(db)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (!ModelState.IsValid)
            return Again();
        await pausing.LiftAsync(Me, FaceKey, Reason.Trim(), ct);
        return SeeOther("/admin/pauses");
    }
}
