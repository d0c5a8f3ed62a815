using Kith.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Wishes;

/// <summary>What somebody wishes along with, by their private link, and the way to take it back.</summary>
[AllowAnonymous]
public sealed class MineModel(WishBook book) : FormPage
{
    [FromRoute(Name = "key")]
    public string Key { get; set; } = "";

    public Wish Wish { get; private set; } = null!;

    public override async Task<IActionResult?> LoadAsync()
    {
        // The language switch in the header must not carry a secret address.
        ViewData["Back"] = "/";
        ViewData["Robots"] = "noindex";
        if (await book.FindAsync(Key, HttpContext.RequestAborted) is not { } wish)
            return NotFound();
        Wish = wish;
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        await book.LeaveAsync(Key, ct);
        return SeeOther("/wishes");
    }
}
