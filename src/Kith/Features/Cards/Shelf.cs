using Kith.Data;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Cards;

/// <summary>A card with its words in one language.</summary>
public sealed class ShelfCard
{
    public required Card Card { get; init; }

    public required CardWording Words { get; init; }

    public string Path => $"/cards/{Card.Slug}";
}

/// <summary>Finds cards as somebody may see them, each in the language asked for or in another when it has no words in that.</summary>
public static class Shelf
{
    /// <summary>Most cards of one list without pages.</summary>
    public const int Most = 60;

    /// <summary>Most cards a steward chooses from when they put some together.</summary>
    public const int MostToChoose = 200;

    /// <summary>Most words of a search that count.</summary>
    private const int MostTokens = 6;

    private const string Nothing = "\u0001";

    /// <summary>The shelf in a language; one row a card.</summary>
    public static IQueryable<ShelfCard> In(this ViewerDb db, string language) =>
        Worded(db.Cards, db.CardWordings, language);

    /// <summary>The shelf and what is off it, for stewards.</summary>
    public static IQueryable<ShelfCard> OnDutyIn(this ViewerDb db, string language) =>
        Worded(db.CardsOnDuty, db.CardWordingsOnDuty, language);

    /// <summary>One card; null when there is none to be seen.</summary>
    public static Task<ShelfCard?> FindAsync(this ViewerDb db, string slug, string language, CancellationToken ct) =>
        db.In(language).FirstOrDefaultAsync(one => one.Card.Slug == slug, ct);

    /// <summary>What takes the least strength first: whoever looks has little.</summary>
    public static IQueryable<ShelfCard> LightestFirst(this IQueryable<ShelfCard> cards) =>
        cards
            .OrderBy(one =>
                one.Card.Effort == CardEffort.Little ? 0
                : one.Card.Effort == CardEffort.Some ? 1
                : 2
            )
            .ThenBy(one => one.Card.Minutes)
            .ThenBy(one => one.Card.Slug);

    /// <summary>
    /// What was written for just this first, then what names it before all else; among those, what takes the least strength.
    /// </summary>
    /// <param name="cards">Cards for it.</param>
    /// <param name="feel">One of <see cref="CardCodes.Feels"/>.</param>
    public static IQueryable<ShelfCard> ClosestFirst(this IQueryable<ShelfCard> cards, string feel)
    {
        var code = CardCodes.Join([feel]);
        return cards
            .OrderBy(one =>
                one.Card.Feels == code ? 0
                : one.Card.Feels.StartsWith(code) ? 1
                : 2
            )
            .ThenBy(one =>
                one.Card.Effort == CardEffort.Little ? 0
                : one.Card.Effort == CardEffort.Some ? 1
                : 2
            )
            .ThenBy(one => one.Card.Minutes)
            .ThenBy(one => one.Card.Slug);
    }

    /// <summary>
    /// Those that hold every word, or are for what a word speaks of: whoever types a word that we do not use finds what they need.
    /// </summary>
    /// <param name="cards">Where to look.</param>
    /// <param name="asked">As typed.</param>
    /// <param name="feelOf">The code of <see cref="CardCodes.Feels"/> that a folded word speaks of, or null.</param>
    public static IQueryable<ShelfCard> Holding(
        this IQueryable<ShelfCard> cards,
        string asked,
        Func<string, string?> feelOf
    )
    {
        foreach (var token in Fold.Words(asked).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostTokens))
        {
            var (word, feel) = ($" {token}", feelOf(token) is { } code ? $" {code} " : Nothing);
            cards = cards.Where(one => one.Words.Search.Contains(word) || one.Card.Feels.Contains(feel));
        }
        return cards;
    }

    private static IQueryable<ShelfCard> Worded(
        IQueryable<Card> cards,
        IQueryable<CardWording> wordings,
        string language
    ) =>
        from card in cards
        join words in wordings on card.Id equals words.CardId
        where
            words.Language == language
            || (
                !wordings.Any(other => other.CardId == card.Id && other.Language == language)
                && !wordings.Any(other => other.CardId == card.Id && string.Compare(other.Language, words.Language) < 0)
            )
        select new ShelfCard { Card = card, Words = words };
}
