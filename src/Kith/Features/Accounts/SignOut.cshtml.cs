using Kith.Features.Safety;
using Kith.Features.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Accounts;

/// <summary>Sign out here; a copy of the cookie is worth nothing afterwards.</summary>
[OpenWhilePaused]
public sealed class SignOutModel(Sessions sessions) : FormPage
{
    public override Task<IActionResult?> LoadAsync() => Task.FromResult<IActionResult?>(null);

    public async Task<IActionResult> OnPostAsync()
    {
        await sessions.EndAsync(HttpContext);
        Response.Headers["Clear-Site-Data"] = "\"cache\"";
        return SeeOther("/");
    }
}
