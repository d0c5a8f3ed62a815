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

    /// <summary>Suggestions one member may have waiting: room for everybody else's.</summary>
    public const int MostWaiting = 5;

    /// <summary>What stewards answered is erased after this time, and with it what leads from a card to its author.</summary>
    public static readonly TimeSpan AnswersKeptFor = TimeSpan.FromDays(90);

    /// <summary>A card is read through again after this time.</summary>
    public static readonly TimeSpan ReadAgainAfter = TimeSpan.FromDays(365);

    /// <summary>Everybody sees a card until a steward takes it off the shelf.</summary>
    public static readonly Expression<Func<Card, bool>> Visible = card => card.AwayAt == null;

    /// <summary>A plan is seen by the person whose it is, and by no host and no steward.</summary>
    public static Expression<Func<Plan, bool>> PlanVisibleTo(Viewer viewer) => plan => plan.PersonId == viewer.PersonId;

    /// <summary>Authors see what became of what they suggested.</summary>
    public static Expression<Func<CardSuggestion, bool>> SuggestionIsOwn(Viewer viewer) =>
        suggestion => suggestion.PersonId == viewer.PersonId;

    /// <summary>Members suggest cards unless their account is paused; strangers read them.</summary>
    public static Verdict MaySuggest(Viewer viewer) => PersonRules.MayBegin(viewer);

    /// <summary>Nobody fills the stewards' queue.</summary>
    public static Verdict MaySuggestOneMore(int waiting) =>
        waiting < MostWaiting ? Verdict.Allowed : Verdict.Refused("Cards.Suggest.Enough");

    /// <summary>A plan stays short enough for a bad hour.</summary>
    public static Verdict MayKeepOneMore(int kept) =>
        kept < Plan.MostLines ? Verdict.Allowed : Verdict.Refused("MyPlan.Full");

    /// <summary>Whether it is said how many a card helped: below five a number could point at somebody.</summary>
    public static bool MayCount(int helped) => helped >= LeastHelped;

    /// <summary>A card that nobody of this hub has read through, or not for a year, waits for a steward.</summary>
    public static bool IsDue(Card card, DateTime nowUtc) => card.DueOn is not { } due || due <= nowUtc;

    /// <summary>A card that speaks for a health service names what can be looked up; somebody's own way need not.</summary>
    public static bool IsSourced(CardBasis basis, string? title, string? url) =>
        basis == CardBasis.Lived || (title is not null && url is not null);
}
