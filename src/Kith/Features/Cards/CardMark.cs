namespace Kith.Features.Cards;

/// <summary>
/// "This helped me", once for each member or browser. Whose it is is kept only as a keyed hash that is another one for each card, so
/// that two marks of the same person cannot be found out from the rows; when it was made is not kept at all.
/// </summary>
public sealed class CardMark
{
    private CardMark() { }

    // Not in the order of time: a key must not tell when somebody had a bad moment.
    public Guid Id { get; private set; } = Guid.NewGuid();

    public Guid CardId { get; private set; }

    /// <summary>Keyed hash, lower-case hex.</summary>
    public string Voter { get; private set; } = "";

    public static CardMark Of(Guid cardId, string voter) => new() { CardId = cardId, Voter = voter };
}
