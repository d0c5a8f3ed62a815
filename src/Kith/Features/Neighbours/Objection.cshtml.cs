using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Groups;
using Kith.Features.Safety;
using Kith.Features.Shared;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Neighbours;

/// <summary>Why a steward took something of mine off the board, and what I say to it: another steward reads it than that one.</summary>
[OpenWhilePaused]
public sealed class ObjectionModel(ViewerDb db, FavourBook book, Secrets secrets, Texts.T texts) : FormPage
{
    [FromRoute(Name = "removed")]
    public string Id { get; set; } = "";

    [BindProperty(Name = "words"), Required(ErrorMessage = "Objection.Words.Missing")]
    [StringLength(Favour.LongestObjection), DataType(DataType.MultilineText), Keepable]
    public string Words { get; set; } = "";

    public Favour Favour { get; private set; } = null!;

    public string? Read(string? words) => secrets.Unseal(words);

    public override async Task<IActionResult?> LoadAsync()
    {
        ViewData["Robots"] = "noindex";
        if (await db.OwnFavours.FirstOrDefaultAsync(f => f.PublicId == Id) is not { } favour)
            return NotFound();
        Favour = favour;
        return favour.EndReason is null && favour.Answer is null ? SeeOther($"/neighbours/{Id}") : null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (!Favour.MayObject)
            return SeeOther($"/neighbours/{Id}/objection");
        if (!ModelState.IsValid)
            return Again();
        if (GroupFields.Plain(Words) is not { } words)
        {
            ModelState.AddModelError("words", texts["Objection.Words.Missing"]);
            return Again();
        }
        await book.ObjectAsync(db.Viewer.PersonId!.Value, Id, words, ct);
        return SeeOther($"/neighbours/{Id}/objection");
    }
}
