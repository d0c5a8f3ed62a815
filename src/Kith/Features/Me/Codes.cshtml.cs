using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Coming;
using Kith.Features.Shared;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Me;

/// <summary>
/// Keeps what I said as a guest, by its code. A code that is another member's answers as one that is nobody's; codes cannot be
/// tried fast enough to find one.
/// </summary>
public sealed class CodesModel(ViewerDb db, GuestBook book, CodeTries tries, T texts) : FormPage
{
    [BindProperty(Name = "code"), Required(ErrorMessage = "Coming.Code.Missing"), StringLength(40)]
    public string Code { get; set; } = "";

    public override Task<IActionResult?> LoadAsync() => Task.FromResult<IActionResult?>(null);

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return Again();
        if (!tries.MayTry(HttpContext))
        {
            ModelState.AddModelError("code", texts["Coming.Code.TooFast"]);
            return Again(StatusCodes.Status429TooManyRequests);
        }
        if (await book.ClaimAsync(Code, db.Viewer.PersonId!.Value))
            return SeeOther("/me");
        ModelState.AddModelError("code", texts["Coming.Code.Unknown"]);
        return Again();
    }
}
