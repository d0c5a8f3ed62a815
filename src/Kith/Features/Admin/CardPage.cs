using Kith.Data;
using Kith.Features.Cards;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>A stewards' page about one card, on the shelf or off it.</summary>
public abstract class CardPage(ViewerDb db, TimeProvider clock, T texts) : AdminPage(db)
{
    [FromRoute(Name = "card")]
    public string Slug { get; set; } = "";

    public ShelfCard One { get; private set; } = null!;

    protected DateTime Now => clock.GetUtcNow().UtcDateTime;

    protected T Texts => texts;

    /// <summary>The language whose words are shown.</summary>
    protected virtual string Wanted => texts.Language;

    protected override async Task<IActionResult?> FindAsync()
    {
        if (await Db.OnDutyIn(Wanted).FirstOrDefaultAsync(one => one.Card.Slug == Slug) is not { } found)
            return NotFound();
        One = found;
        return null;
    }

    /// <summary>Changes the card in one transaction with the log.</summary>
    protected Task<bool> ChangeAsync(Deed deed, Action<Card> change, string? reason, CancellationToken ct)
    {
        var now = Now;
        return Db.WriteAsync(
            async inner =>
            {
                if (await inner.CardsOnDuty.FirstOrDefaultAsync(c => c.Slug == Slug, ct) is not { } card)
                    return false;
                change(card);
                Record(inner, (deed, Matter.Card, Slug), now, One.Words.Title, reason);
                return true;
            },
            ct
        );
    }
}
