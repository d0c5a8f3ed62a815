using System.ComponentModel.DataAnnotations;
using Kith.Features.Shared;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Accounts;

/// <summary>Sign in with alias and passphrase. Says the same whether the alias or the passphrase is wrong.</summary>
[AllowAnonymous]
public sealed class SignInModel(Members members, Sessions sessions, SecondStep second, SignInTries tries, T texts)
    : FormPage
{
    [BindProperty(Name = "alias"), Required(ErrorMessage = "Accounts.Alias.Missing"), StringLength(100), Keepable]
    public string Alias { get; set; } = "";

    [
        BindProperty(Name = "passphrase"),
        Required(ErrorMessage = "Accounts.Passphrase.Missing"),
        StringLength(Accounts.Passphrase.Longest),
        DataType(DataType.Password)
    ]
    public string Passphrase { get; set; } = "";

    [BindProperty(Name = "shared")]
    public bool Shared { get; set; }

    [BindProperty(Name = "next", SupportsGet = true)]
    public string? Next { get; set; }

    public override Task<IActionResult?> LoadAsync() =>
        Task.FromResult<IActionResult?>(
            PublicPages.IsForStranger(HttpContext) ? null : SeeOther(Local.Only(Next) ?? "/me")
        );

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (!ModelState.IsValid)
            return Again();
        var person = await members.FindAsync(Alias, ct);
        if (tries.Begin(HttpContext, Accounts.Alias.Key(Alias), person) is not { } attempt)
            return Wrong("Accounts.SignIn.Wait", StatusCodes.Status429TooManyRequests);
        if (!members.Knows(person, Passphrase))
            return Wrong("Accounts.SignIn.Wrong", StatusCodes.Status422UnprocessableEntity);
        attempt.Succeeded();
        if (person!.TotpSealed is not null)
        {
            second.Begin(HttpContext, person, Shared);
            return SeeOther(Local.Path("/sign-in/second", Next));
        }
        await sessions.OpenAsync(HttpContext, person, Shared);
        return SeeOther(Local.Only(Next) ?? "/me");
    }

    private IActionResult Wrong(string why, int status)
    {
        ModelState.AddModelError("passphrase", texts[why]);
        return Again(status);
    }
}
