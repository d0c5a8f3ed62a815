using Kith.Data;
using Kith.Rules;

namespace Kith.Features.Cards;

/// <summary>Where a card comes from.</summary>
public enum CardBasis
{
    /// <summary>From published advice of a health service or from research; its source says which.</summary>
    Clinical,

    /// <summary>It helped somebody, who wrote it down.</summary>
    Lived,
}

/// <summary>How much strength it takes.</summary>
public enum CardEffort
{
    Little,
    Some,
    More,
}

/// <summary>What is so about a card in every language.</summary>
/// <param name="Basis">Where it comes from.</param>
/// <param name="Effort">How much strength it takes.</param>
/// <param name="Minutes">How long it takes, about.</param>
/// <param name="Feels">When it is for: codes of <see cref="CardCodes.Feels"/>, as <see cref="CardCodes.Join"/> writes them.</param>
/// <param name="Needs">What it takes: codes of <see cref="CardCodes.Needs"/>, written alike.</param>
/// <param name="SourceTitle">What can be looked up; null for somebody's own way.</param>
/// <param name="SourceUrl">Where; an https address or null.</param>
public sealed record CardFacts(
    CardBasis Basis,
    CardEffort Effort,
    int Minutes,
    string Feels,
    string Needs,
    string? SourceTitle,
    string? SourceUrl
);

/// <summary>
/// A way of getting through a bad moment, on the shelf for everybody. Who suggested it is not kept with it. Its words stand apart,
/// one <see cref="CardWording"/> a language. What members suggest is no card until a steward has read it.
/// </summary>
public sealed class Card : IPublic
{
    public const int LongestSlug = 60;
    public const int LongestSource = 200;
    public const int LongestUrl = 400;
    public const int LongestReader = 80;
    public const int MostMinutes = 120;

    private Card() { }

    // Not in the order of time: a key must not tell which suggestion a card came from.
    public Guid Id { get; private set; } = Guid.NewGuid();

    /// <summary>Its name in addresses: words for those that came with Kith, random for others.</summary>
    public string Slug { get; private set; } = "";

    public CardBasis Basis { get; private set; }

    public CardEffort Effort { get; private set; }

    public int Minutes { get; private set; }

    /// <summary>Codes with a space around each, so that one can be looked for.</summary>
    public string Feels { get; private set; } = "";

    /// <inheritdoc cref="Feels"/>
    public string Needs { get; private set; } = "";

    public string? SourceTitle { get; private set; }

    public string? SourceUrl { get; private set; }

    /// <summary>Whether it came with Kith.</summary>
    public bool IsShipped { get; private set; }

    /// <summary>The day somebody of this hub last read it through; null for never.</summary>
    public DateTime? ReadOn { get; private set; }

    /// <summary>Who did, as they want to be named to everybody.</summary>
    public string? ReadBy { get; private set; }

    /// <summary>When it should be read again; null when it never was.</summary>
    public DateTime? DueOn { get; private set; }

    /// <summary>Since when it is off the shelf; null while everybody sees it.</summary>
    public DateTime? AwayAt { get; private set; }

    /// <summary>Puts a card on the shelf that nobody of this hub has read through yet.</summary>
    public static Card Put(string slug, CardFacts facts, bool shipped)
    {
        var card = new Card { Slug = slug, IsShipped = shipped };
        card.Change(facts);
        return card;
    }

    public void Change(CardFacts facts)
    {
        (Basis, Effort, Minutes) = (facts.Basis, facts.Effort, facts.Minutes);
        (Feels, Needs) = (facts.Feels, facts.Needs);
        (SourceTitle, SourceUrl) = (facts.SourceTitle, facts.SourceUrl);
    }

    /// <summary>Its words are others now than those somebody answered for: nobody has read it through as it is.</summary>
    public void Unread() => (ReadBy, ReadOn, DueOn) = (null, null, null);

    /// <summary>Somebody has read it through and checked its source; it is due again after <see cref="CardRules.ReadAgainAfter"/>.</summary>
    public void Read(string by, DateTime nowUtc) =>
        (ReadBy, ReadOn, DueOn) = (by, nowUtc.Date, nowUtc.Date + CardRules.ReadAgainAfter);

    /// <summary>Takes it off the shelf; nobody but stewards sees it.</summary>
    public void PutAway(DateTime nowUtc) => AwayAt ??= nowUtc;

    public void BringBack() => AwayAt = null;
}
