using Kith.Features.Shared;
using Kith.Mail;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Me;

/// <summary>
/// Stops what can be stopped, from a link in a mail, signed in or not. A mail program posts here by itself (RFC 8058), so this one
/// page needs no form token: the secret in its address is what shows that one may.
/// </summary>
[AllowAnonymous]
public sealed class StopModel(StopLinks links, Mailboxes mailboxes) : FormPage
{
    [FromRoute(Name = "token")]
    public string Token { get; set; } = "";

    public bool IsDone { get; private set; }

    public override Task<IActionResult?> LoadAsync()
    {
        // The language switch in the header must not carry a secret address.
        ViewData["Back"] = "/";
        ViewData["Robots"] = "noindex";
        return Task.FromResult<IActionResult?>(links.Whose(Token) is null ? NotFound() : null);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        await mailboxes.WantAsync(links.Whose(Token)!.Value, mine => mine.WantNothing(), ct);
        IsDone = true;
        return Page();
    }
}
