using System.ComponentModel.DataAnnotations;
using Kith.Features.Shared;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Accounts;

/// <summary>Back in with the recovery code: a new passphrase, a new code, and every other session ends.</summary>
[AllowAnonymous]
public sealed class RecoverModel(Members members, Sessions sessions, SignInTries tries, CurrentHub hub, T texts)
    : FormPage
{
    [BindProperty(Name = "alias"), Required(ErrorMessage = "Accounts.Alias.Missing"), StringLength(100), Keepable]
    public string Alias { get; set; } = "";

    [BindProperty(Name = "code"), Required(ErrorMessage = "Accounts.Code.Missing"), StringLength(60)]
    public string Code { get; set; } = "";

    [
        BindProperty(Name = "passphrase"),
        Required(ErrorMessage = "Accounts.Passphrase.Missing"),
        DataType(DataType.Password)
    ]
    public string Passphrase { get; set; } = "";

    [BindProperty(Name = "shared")]
    public bool Shared { get; set; }

    public override Task<IActionResult?> LoadAsync() => Task.FromResult<IActionResult?>(null);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (
            ModelState["passphrase"]?.Errors is not { Count: > 0 }
            && Accounts.Passphrase.Wrong(Passphrase, Alias, hub.Facts.Name) is { } wrong
        )
            ModelState.AddModelError("passphrase", texts[wrong, Accounts.Passphrase.Shortest]);
        if (!ModelState.IsValid)
            return Again();
        var known = await members.FindAsync(Alias, ct);
        if (tries.Begin(HttpContext, Accounts.Alias.Key(Alias), known) is not { } attempt)
            return Wrong("Accounts.SignIn.Wait", StatusCodes.Status429TooManyRequests);
        if (!Members.KnowsCode(known, Code))
            return Wrong("Accounts.Recover.Wrong", StatusCodes.Status422UnprocessableEntity);
        attempt.Succeeded();
        var person = await members.RenewAsync(known!.Id, Passphrase, ct);
        await sessions.OpenAsync(HttpContext, person, Shared);
        return SeeOther("/sign-up/code");
    }

    private IActionResult Wrong(string why, int status)
    {
        ModelState.AddModelError("code", texts[why]);
        return Again(status);
    }
}
