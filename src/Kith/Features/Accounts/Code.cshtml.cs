using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Safety;
using Kith.Features.Shared;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Accounts;

/// <summary>
/// The recovery code, shown until the person has typed it back, then once more. After that nobody can read it, the hub neither.
/// </summary>
[OpenWhilePaused]
public sealed class CodeModel(ViewerDb db, Members members, T texts) : FormPage
{
    [BindProperty(Name = "code"), Required(ErrorMessage = "Accounts.Code.Missing"), StringLength(60)]
    public string Typed { get; set; } = "";

    [BindProperty(Name = "next", SupportsGet = true)]
    public string? Next { get; set; }

    public string Code { get; private set; } = "";

    /// <summary>Whether it has been typed back rightly: this is the second and last time it is shown.</summary>
    public bool IsConfirmed { get; private set; }

    public override async Task<IActionResult?> LoadAsync()
    {
        if (members.Recovery(await db.People.SingleAsync()) is not { } code)
            return SeeOther(Local.Only(Next) ?? "/me");
        Code = code;
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (ModelState.IsValid && RecoveryCode.Plain(Typed) != RecoveryCode.Plain(Code))
            ModelState.AddModelError("code", texts["Accounts.Code.Other"]);
        if (!ModelState.IsValid)
            return Again();
        await db.WriteAsync(
            async own =>
            {
                (await own.People.SingleAsync(ct)).ConfirmRecovery();
                return true;
            },
            ct
        );
        IsConfirmed = true;
        return Page();
    }
}
