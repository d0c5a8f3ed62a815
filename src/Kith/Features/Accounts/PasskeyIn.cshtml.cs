using System.ComponentModel.DataAnnotations;
using Kith.Features.Shared;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Accounts;

/// <summary>
/// Sign in with a passkey, without typing anything. A device that asked for finger, face or PIN is two steps already; no code
/// of an app is asked on top. Whatever is wrong with an answer, the page says the same.
/// </summary>
[AllowAnonymous]
public sealed class PasskeyInModel(Passkeys passkeys, Sessions sessions, T texts) : FormPage
{
    /// <summary>What the device answered, JSON.</summary>
    [BindProperty(Name = "answer"), StringLength(20_000)]
    public string? Answer { get; set; }

    [BindProperty(Name = "shared")]
    public bool Shared { get; set; }

    [BindProperty(Name = "next", SupportsGet = true)]
    public string? Next { get; set; }

    /// <summary>What the browser is to ask the device for, JSON.</summary>
    public string Options { get; private set; } = "";

    public override async Task<IActionResult?> LoadAsync()
    {
        if (!PublicPages.IsForStranger(HttpContext))
            return SeeOther(Local.Only(Next) ?? "/me");
        Options = await passkeys.AskAsync(HttpContext);
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (
            ModelState.IsValid
            && PublicPages.IsForStranger(HttpContext)
            && await passkeys.RecogniseAsync(HttpContext, Answer ?? "", ct) is { } person
        )
        {
            await sessions.OpenAsync(HttpContext, person, Shared);
            return SeeOther(Local.Only(Next) ?? "/me");
        }
        if (await LoadAsync() is { } instead)
            return instead;
        ModelState.Clear();
        ModelState.AddModelError("", texts["Passkeys.In.Failed"]);
        return Again();
    }
}
