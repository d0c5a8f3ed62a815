using Kith.Data;
using Kith.Features.Cards;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Me;

/// <summary>What the archive says of the cards somebody keeps and suggests.</summary>
public sealed partial record OwnPart
{
    private static async Task<IReadOnlyList<object>> PlanAsync(ViewerDb db, Secrets secrets) =>
        [
            .. ((await db.Plans.FirstOrDefaultAsync())?.Read(secrets) ?? []).Select(line => new
            {
                line.Title,
                Address = $"/cards/{line.Card}",
                line.Note,
            }),
        ];

    private static async Task<IReadOnlyList<object>> CardsAsync(ViewerDb db, Secrets secrets)
    {
        var mine = await db.OwnCardSuggestions.OrderBy(s => s.On).ToListAsync();
        return
        [
            .. mine.Select(s => new
            {
                Card = CardOffer.Open(secrets, s.Sealed)?.Text,
                s.On,
                Outcome = s.Outcome?.ToString(),
                Answer = CardAnswer.Open(secrets, s.AnswerSealed)?.Words,
            }),
        ];
    }
}
