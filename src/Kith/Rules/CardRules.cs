using System.Linq.Expressions;
using Kith.Features.Cards;

namespace Kith.Rules;

/// <summary>
/// Cards on the shelf are read by everybody, and nobody learns who reads which. What a member suggests is read by its author and
/// the stewards, who are not told whose it is; what somebody keeps in their plan is read by nobody else, ever.
/// </summary>
public static class CardRules
{
    /// <summary>From so many on it is said how many a card helped.</summary>
    public const int LeastHelped = 5;

    /// <summary>A card is read through again after this time.</summary>
    public static readonly TimeSpan ReadAgainAfter = TimeSpan.FromDays(365);

    /// <summary>Everybody sees a card until a steward takes it off the shelf.</summary>
    public static readonly Expression<Func<Card, bool>> Visible = card => card.AwayAt == null;

    /// <summary>Whether it is said how many a card helped: below five a number could point at somebody.</summary>
    public static bool MayCount(int helped) => helped >= LeastHelped;

    /// <summary>A card that nobody of this hub has read through, or not for a year, waits for a steward.</summary>
    public static bool IsDue(Card card, DateTime nowUtc) => card.DueOn is not { } due || due <= nowUtc;

    /// <summary>A card that speaks for a health service names what can be looked up; somebody's own way need not.</summary>
    public static bool IsSourced(CardBasis basis, string? title, string? url) =>
        basis == CardBasis.Lived || (title is not null && url is not null);
}
