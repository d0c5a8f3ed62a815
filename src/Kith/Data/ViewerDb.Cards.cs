using Kith.Features.Cards;
using Kith.Rules;

namespace Kith.Data;

/// <summary>How many somebody said a card helped; there is none below <see cref="CardRules.LeastHelped"/>.</summary>
public sealed class CardHelped
{
    public Guid CardId { get; init; }

    public int Count { get; init; }
}

/// <summary>The shelf of cards.</summary>
public sealed partial class ViewerDb
{
    public IQueryable<Card> Cards => Set<Card>().Where(CardRules.Visible);

    public IQueryable<CardWording> CardWordings =>
        Set<CardWording>().Where(words => Cards.Any(card => card.Id == words.CardId));

    public IQueryable<CardCollection> CardCollections => Set<CardCollection>();

    /// <summary>How many each card helped. Smaller numbers never leave the database, for stewards neither.</summary>
    public IQueryable<CardHelped> CardsHelped =>
        Set<CardMark>()
            .GroupBy(mark => mark.CardId)
            .Where(marks => marks.Count() >= CardRules.LeastHelped)
            .Select(marks => new CardHelped { CardId = marks.Key, Count = marks.Count() });

    /// <summary>Every card, those off the shelf too; for stewards.</summary>
    public IQueryable<Card> CardsOnDuty => ForStewards<Card>();

    public IQueryable<CardWording> CardWordingsOnDuty => ForStewards<CardWording>();

    /// <summary>What members suggest; for stewards, whose pages never say whose it is.</summary>
    public IQueryable<CardSuggestion> CardSuggestions => ForStewards<CardSuggestion>();

    /// <summary>What they suggested themselves.</summary>
    public IQueryable<CardSuggestion> OwnCardSuggestions =>
        Set<CardSuggestion>().Where(CardRules.SuggestionIsOwn(viewer));

    /// <summary>Their own plan; one row at most.</summary>
    public IQueryable<Plan> Plans => Set<Plan>().Where(CardRules.PlanVisibleTo(viewer));
}
