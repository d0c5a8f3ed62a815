using Kith.Data;
using Kith.Features.Cards;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>A stewards' page about something suggested that still waits. Whose it is is not said.</summary>
public abstract class CardSuggestionPage(ViewerDb db, Secrets secrets) : AdminPage(db)
{
    [FromRoute(Name = "suggestion")]
    public string Key { get; set; } = "";

    /// <summary>What is offered.</summary>
    public CardOffer Offer { get; private set; } = null!;

    public string Path => $"/admin/cards/suggested/{Key}";

    protected override async Task<IActionResult?> FindAsync()
    {
        var words = await Db
            .CardSuggestions.Where(s => s.PublicId == Key && s.Outcome == null)
            .Select(s => s.Sealed)
            .FirstOrDefaultAsync();
        if (words is null || CardOffer.Open(secrets, words) is not { } offer)
            return NotFound();
        Offer = offer;
        return null;
    }
}
