using System.ComponentModel.DataAnnotations;
using Kith.Features.Shared;
using Kith.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Accounts;

/// <summary>The second step of signing in: the code an app shows, or the recovery code when the phone is lost.</summary>
[AllowAnonymous]
public sealed class SecondModel(SecondStep second, Sessions sessions, SignInTries tries, T texts) : FormPage
{
    [BindProperty(Name = "code"), Required(ErrorMessage = "Accounts.Second.Missing"), StringLength(60)]
    public string Code { get; set; } = "";

    [BindProperty(Name = "next", SupportsGet = true)]
    public string? Next { get; set; }

    public override Task<IActionResult?> LoadAsync() => Task.FromResult<IActionResult?>(null);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await second.FindAsync(HttpContext, ct) is not { } halfWay)
            return SeeOther(Local.Path("/sign-in", Next));
        if (!ModelState.IsValid)
            return Again();
        var account = $"2 {halfWay.Person.NormalizedUserName}";
        if (tries.Begin(HttpContext, account, halfWay.Person) is not { } attempt)
            return Wrong("Accounts.SignIn.Wait", StatusCodes.Status429TooManyRequests);
        if (!await second.PassesAsync(halfWay.Person, Code, ct) && !Members.KnowsCode(halfWay.Person, Code))
            return Wrong("Accounts.Second.Wrong", StatusCodes.Status422UnprocessableEntity);
        attempt.Succeeded();
        second.End(HttpContext);
        await sessions.OpenAsync(HttpContext, halfWay.Person, halfWay.Shared);
        return SeeOther(Local.Only(Next) ?? "/me");
    }

    private IActionResult Wrong(string why, int status)
    {
        ModelState.AddModelError("code", texts[why]);
        return Again(status);
    }
}
