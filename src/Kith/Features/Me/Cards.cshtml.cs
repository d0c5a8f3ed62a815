using Kith.Data;
using Kith.Features.Cards;
using Kith.Features.Safety;
using Kith.Features.Shared;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Me;

/// <summary>Cards I suggested, and what the stewards answered.</summary>
public sealed class CardsModel(ViewerDb db, Secrets secrets) : PageModel
{
    private const int Most = 50;

    /// <summary>A suggestion of mine.</summary>
    /// <param name="Key">Its name in addresses.</param>
    /// <param name="Title">What I called it; null when it cannot be read any more.</param>
    /// <param name="Outcome">What became of it; null while it waits.</param>
    /// <param name="Answer">What the stewards answered.</param>
    public sealed record Line(string Key, string? Title, CardOutcome? Outcome, CardAnswer? Answer);

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var mine = await db.OwnCardSuggestions.OrderByDescending(s => s.On).Take(Most).ToListAsync(ct);
        Lines =
        [
            .. mine.Select(s => new Line(
                s.PublicId,
                CardOffer.Open(secrets, s.Sealed)?.Text.Title,
                s.Outcome,
                CardAnswer.Open(secrets, s.AnswerSealed)
            )),
        ];
    }
}

/// <summary>Takes back what still waits; also while one's account rests.</summary>
[OpenWhilePaused]
public sealed class CardWithdrawModel(ViewerDb db, SuggestionBook book) : FormPage
{
    [FromRoute(Name = "mine")]
    public string Key { get; set; } = "";

    public override async Task<IActionResult?> LoadAsync() =>
        await db.OwnCardSuggestions.AnyAsync(s => s.PublicId == Key && s.Outcome == null) ? null : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        await book.WithdrawAsync(db.Viewer.PersonId!.Value, Key, ct);
        return SeeOther("/me/cards");
    }
}
