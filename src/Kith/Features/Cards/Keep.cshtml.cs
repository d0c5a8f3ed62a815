using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Groups;
using Kith.Features.Safety;
using Kith.Features.Shared;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Cards;

/// <summary>Keeps a card in one's own plan, with a note if one likes; also while one's account rests.</summary>
[OpenWhilePaused]
public sealed class KeepModel(ViewerDb db, PlanBook book, Secrets secrets, T texts) : FormPage
{
    [FromRoute(Name = "card")]
    public string Slug { get; set; } = "";

    [BindProperty(Name = "note"), StringLength(Plan.LongestNote), Keepable, DataType(DataType.MultilineText)]
    public string? Note { get; set; }

    public ShelfCard One { get; private set; } = null!;

    public override async Task<IActionResult?> LoadAsync()
    {
        if (await db.FindAsync(Slug, texts.Language, HttpContext.RequestAborted) is not { } found)
            return NotFound();
        One = found;
        return null;
    }

    public override async Task<IActionResult> OnGetAsync()
    {
        if (await LoadAsync() is { } instead)
            return instead;
        var plan = await db.Plans.FirstOrDefaultAsync();
        Note = plan?.Read(secrets).FirstOrDefault(line => line.Card == Slug)?.Note;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (!ModelState.IsValid)
            return Again();
        var line = new PlanLine(Slug, One.Words.Title, GroupFields.Plain(Note));
        var verdict = await book.KeepAsync(db.Viewer.PersonId!.Value, line, ct);
        if (verdict.IsAllowed)
            return SeeOther("/me/plan");
        ModelState.AddModelError("", texts[verdict.Reason!, Plan.MostLines]);
        return Again();
    }
}
