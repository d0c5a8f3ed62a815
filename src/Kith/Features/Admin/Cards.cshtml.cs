using Kith.Data;
using Kith.Features.Cards;
using Kith.Rules;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>The shelf of cards: what members suggest, and which card should be read through again.</summary>
public sealed class CardsModel(ViewerDb db, Secrets secrets, TimeProvider clock, T texts) : AdminPage(db)
{
    private const int PerPage = 40;
    private const int MostWaiting = 50;

    /// <summary>What waits, the oldest first: its key, what it is called, the day. Whose it is is not said.</summary>
    public IReadOnlyList<(string Key, string? Title, DateTime On)> Waiting { get; private set; } = [];

    /// <summary>Never read first, then those due the longest.</summary>
    public IReadOnlyList<ShelfCard> Cards { get; private set; } = [];

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public int Pages { get; private set; }

    public bool IsDue(ShelfCard one) => CardRules.IsDue(one.Card, clock.GetUtcNow().UtcDateTime);

    protected override async Task<IActionResult?> FindAsync()
    {
        var waiting = await Db
            .CardSuggestions.Where(s => s.Outcome == null)
            .OrderBy(s => s.On)
            .ThenBy(s => s.PublicId)
            .Select(s => new
            {
                s.PublicId,
                s.Sealed,
                s.On,
            })
            .Take(MostWaiting)
            .ToListAsync();
        Waiting = [.. waiting.Select(s => (s.PublicId, CardOffer.Open(secrets, s.Sealed)?.Text.Title, s.On))];
        Pages = Math.Max(1, (await Db.CardsOnDuty.CountAsync() + PerPage - 1) / PerPage);
        Number = Math.Clamp(Number, 1, Pages);
        Cards = await Db.OnDutyIn(texts.Language)
            .OrderBy(one => one.Card.AwayAt != null)
            .ThenBy(one => one.Card.DueOn != null)
            .ThenBy(one => one.Card.DueOn)
            .ThenBy(one => one.Card.Slug)
            .Skip((Number - 1) * PerPage)
            .Take(PerPage)
            .ToListAsync();
        return null;
    }
}
