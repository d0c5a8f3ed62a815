using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Reports;
using Kith.Features.Shared;
using Kith.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Wishes;

/// <summary>Wish along, under any name.</summary>
[AllowAnonymous]
public sealed class JoinModel(ViewerDb db, WishBook book, ReportTries tries, T texts) : FormPage
{
    public const int LongestContact = 200;

    [FromRoute(Name = "wish")]
    public string Id { get; set; } = "";

    [BindProperty(Name = "alias"), Required(ErrorMessage = "Accounts.Alias.Missing"), StringLength(Person.LongestAlias)]
    [Keepable]
    public string Alias { get; set; } = "";

    [BindProperty(Name = "contact"), StringLength(LongestContact), Keepable]
    public string? Contact { get; set; }

    public Wish Wish { get; private set; } = null!;

    /// <summary>What this member wishes along with already, also when a group began from it; null when they do not.</summary>
    public Wishing? Mine { get; private set; }

    public override async Task<IActionResult?> LoadAsync()
    {
        ViewData["Robots"] = "noindex";
        if (db.Viewer.PersonId is { } me)
            Mine = await book.FindAsync(Id, me, HttpContext.RequestAborted);
        if ((Mine?.Wish ?? await db.Wishes.FirstOrDefaultAsync(w => w.PublicId == Id)) is not { } wish)
            return NotFound();
        Wish = wish;
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (!ModelState.IsValid)
            return Again();
        if (!tries.MaySend(HttpContext))
        {
            ModelState.AddModelError("", texts["Report.TooMany"]);
            return Again(StatusCodes.Status429TooManyRequests);
        }
        if (Mine is not null)
            return SeeOther($"/wishes/{Id}/join");
        if (await book.StepAsync(db.Viewer.PersonId, ct) is { IsAllowed: false, Reason: { } wait })
        {
            ModelState.AddModelError("", texts[wait]);
            return Again(StatusCodes.Status429TooManyRequests);
        }
        var key = await book.JoinAsync(Id, Alias.Trim(), Contact?.Trim(), db.Viewer.PersonId, ct);
        return key is null ? NotFound() : SeeOther($"/wishes/mine/{key}");
    }

    public async Task<IActionResult> OnPostLeaveAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (db.Viewer.PersonId is { } me)
            await book.LeaveAsync(Id, me, ct);
        return SeeOther("/wishes");
    }
}
