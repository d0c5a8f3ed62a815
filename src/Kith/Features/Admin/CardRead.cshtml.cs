using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Cards;
using Kith.Features.Shared;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Admin;

/// <summary>Say that a card was read through and its source looked up, and who did.</summary>
public sealed class CardReadModel(ViewerDb db, TimeProvider clock, T texts) : CardPage(db, clock, texts)
{
    [BindProperty(Name = "by"), Required(ErrorMessage = "Admin.Cards.By.Missing")]
    [StringLength(Card.LongestReader), Keepable]
    public string By { get; set; } = "";

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (!ModelState.IsValid)
            return Again();
        var (by, now) = (By.Trim(), Now);
        await ChangeAsync(Deed.CardRead, card => card.Read(by, now), reason: null, ct);
        return SeeOther("/admin/cards");
    }
}
