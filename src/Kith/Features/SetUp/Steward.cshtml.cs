using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Admin;
using Kith.Features.Shared;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.SetUp;

/// <summary>
/// Whoever opened the hub becomes its first steward: a member who shows the set-up code once more. The page is gone as soon as
/// there is a steward, and the code with it when the hub starts anew.
/// </summary>
[AllowAnonymous]
public sealed class StewardModel(ViewerDb db, Stewardship stewardship, CurrentHub hub, SetUpCode code, T texts)
    : FormPage
{
    /// <summary>Where set-up leads: become a member, then come here.</summary>
    public const string FromSetUp = "/sign-up?next=%2Fsetup%2Fsteward";

    [BindProperty(Name = "code"), Required(ErrorMessage = "SetUp.Code.Missing"), StringLength(40)]
    public string Code { get; set; } = "";

    public override async Task<IActionResult?> LoadAsync()
    {
        ViewData["Robots"] = "noindex";
        if (!hub.Facts.IsSetUp || await stewardship.IsLookedAfterAsync(HttpContext.RequestAborted))
            return NotFound();
        return db.Viewer.IsMember ? null : SeeOther(FromSetUp);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (ModelState.IsValid && !code.Opens(Code))
            ModelState.AddModelError("code", texts["SetUp.Code.Wrong"]);
        if (!ModelState.IsValid)
            return Again();
        var verdict = await stewardship.ClaimAsync(db.Viewer.PersonId!.Value, ct);
        return verdict.IsAllowed ? SeeOther("/admin") : NotFound();
    }
}
