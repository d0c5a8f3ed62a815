using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Cards;
using Kith.Features.Groups;
using Kith.Features.Safety;
using Kith.Features.Shared;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Me;

/// <summary>A page about one card of my plan.</summary>
public abstract class PlanPage(ViewerDb db, Secrets secrets) : FormPage
{
    [FromRoute(Name = "kept")]
    public string Slug { get; set; } = "";

    public PlanLine Line { get; private set; } = null!;

    /// <summary>Where it stands, from 1.</summary>
    protected int At { get; private set; }

    protected Guid Me => db.Viewer.PersonId!.Value;

    public sealed override async Task<IActionResult?> LoadAsync()
    {
        var lines = (await db.Plans.FirstOrDefaultAsync())?.Read(secrets) ?? [];
        if (lines.FirstOrDefault(line => line.Card == Slug) is not { } found)
            return NotFound();
        Line = found;
        At = lines.TakeWhile(line => line.Card != Slug).Count() + 1;
        return null;
    }
}

/// <summary>My note beside a card, and where it stands in my plan.</summary>
[OpenWhilePaused]
public sealed class PlanCardModel(ViewerDb db, PlanBook book, Secrets secrets) : PlanPage(db, secrets)
{
    [BindProperty(Name = "note"), StringLength(Plan.LongestNote), Keepable, DataType(DataType.MultilineText)]
    public string? Note { get; set; }

    [BindProperty(Name = "place"), Range(1, Plan.MostLines)]
    public int Place { get; set; } = 1;

    public override async Task<IActionResult> OnGetAsync()
    {
        if (await LoadAsync() is { } instead)
            return instead;
        (Note, Place) = (Line.Note, At);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (!ModelState.IsValid)
            return Again();
        await book.PlaceAsync(Me, Slug, GroupFields.Plain(Note), Place, ct);
        return SeeOther("/me/plan");
    }
}

/// <summary>Takes a card out of my plan, with my note.</summary>
[OpenWhilePaused]
public sealed class PlanRemoveModel(ViewerDb db, PlanBook book, Secrets secrets) : PlanPage(db, secrets)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        await book.DropAsync(Me, Slug, ct);
        return SeeOther("/me/plan");
    }
}
