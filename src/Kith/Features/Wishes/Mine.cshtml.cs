using Kith.Data;
using Kith.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Wishes;

/// <summary>What somebody wishes along with, by their private link, and the way to take it back.</summary>
[AllowAnonymous]
public sealed class MineModel(ViewerDb db, WishBook book) : FormPage
{
    [FromRoute(Name = "key")]
    public string Key { get; set; } = "";

    public Wishing Wishing { get; private set; } = null!;

    public Wish Wish => Wishing.Wish;

    public bool IsMember => db.Viewer.IsMember;

    public override async Task<IActionResult?> LoadAsync()
    {
        // The language switch in the header must not carry a secret address.
        ViewData["Back"] = "/";
        ViewData["Robots"] = "noindex";
        if (await book.FindAsync(Key, HttpContext.RequestAborted) is not { } wishing)
            return NotFound();
        Wishing = wishing;
        return null;
    }

    /// <summary>Whoever holds the link and is signed in says that it is theirs, and goes on to start the group.</summary>
    public async Task<IActionResult> OnPostOwnAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (db.Viewer.PersonId is not { } me)
            return SeeOther($"/wishes/mine/{Key}");
        await book.OwnAsync(Key, me, ct);
        return SeeOther($"/groups/start?wish={Wish.PublicId}");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        await book.LeaveAsync(Key, ct);
        return SeeOther("/wishes");
    }
}
