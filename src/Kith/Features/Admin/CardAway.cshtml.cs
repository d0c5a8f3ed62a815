using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Shared;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Admin;

/// <summary>Take a card off the shelf, or put it back; the log says why.</summary>
public sealed class CardAwayModel(ViewerDb db, TimeProvider clock, T texts) : CardPage(db, clock, texts)
{
    [BindProperty(Name = "away")]
    public bool Away { get; set; }

    [BindProperty(Name = "reason"), Required(ErrorMessage = "Admin.Cards.Reason.Missing")]
    [StringLength(AuditEntry.LongestReason), DataType(DataType.MultilineText), Keepable]
    public string Reason { get; set; } = "";

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (!ModelState.IsValid)
            return Again();
        var now = Now;
        if (Away)
            await ChangeAsync(Deed.CardAway, card => card.PutAway(now), Reason, ct);
        else
            await ChangeAsync(Deed.CardBack, card => card.BringBack(), Reason, ct);
        return SeeOther("/admin/cards");
    }
}
