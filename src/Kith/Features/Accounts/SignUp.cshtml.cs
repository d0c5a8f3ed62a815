using System.ComponentModel.DataAnnotations;
using Kith.Features.Shared;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Accounts;

/// <summary>Become a member: a name and a passphrase, nothing else. Nobody asks who you are.</summary>
[AllowAnonymous]
public sealed class SignUpModel(Members members, Sessions sessions, CurrentHub hub, T texts) : FormPage
{
    [
        BindProperty(Name = "alias"),
        Required(ErrorMessage = "Accounts.Alias.Missing"),
        StringLength(Person.LongestAlias),
        Keepable
    ]
    public string Alias { get; set; } = "";

    [
        BindProperty(Name = "passphrase"),
        Required(ErrorMessage = "Accounts.Passphrase.Missing"),
        DataType(DataType.Password)
    ]
    public string Passphrase { get; set; } = "";

    [BindProperty(Name = "shared")]
    public bool Shared { get; set; }

    [BindProperty(Name = "next", SupportsGet = true)]
    public string? Next { get; set; }

    public override Task<IActionResult?> LoadAsync() =>
        Task.FromResult<IActionResult?>(PublicPages.IsForStranger(HttpContext) ? null : SeeOther("/me"));

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        Check();
        if (!ModelState.IsValid)
            return Again();
        if (await members.JoinAsync(Alias.Trim(), Passphrase, texts.Language, ct) is not { } person)
        {
            ModelState.AddModelError("alias", texts["Accounts.Alias.Taken"]);
            return Again();
        }
        await sessions.OpenAsync(HttpContext, person, Shared);
        return SeeOther(Local.Path("/sign-up/code", Next));
    }

    private void Check()
    {
        if (ModelState["alias"]?.Errors is not { Count: > 0 } && !Accounts.Alias.IsName(Alias.Trim()))
            ModelState.AddModelError("alias", texts["Accounts.Alias.Odd"]);
        if (
            ModelState["passphrase"]?.Errors is not { Count: > 0 }
            && Accounts.Passphrase.Wrong(Passphrase, Alias, hub.Facts.Name) is { } wrong
        )
            ModelState.AddModelError("passphrase", texts[wrong, Accounts.Passphrase.Shortest]);
    }
}
