using Kith.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Coming;

/// <summary>A page behind a private link: whoever does not hold one finds nothing.</summary>
[AllowAnonymous]
public abstract class HolderPage(Holders holders) : FormPage
{
    [FromRoute(Name = "key")]
    public string Key { get; set; } = "";

    public Holding Mine { get; private set; } = null!;

    public override async Task<IActionResult?> LoadAsync()
    {
        // The language switch in the header must not carry a secret address.
        ViewData["Back"] = "/";
        ViewData["Robots"] = "noindex";
        if (await holders.FindAsync(Key) is not { } mine)
            return NotFound();
        Mine = mine;
        return null;
    }
}
