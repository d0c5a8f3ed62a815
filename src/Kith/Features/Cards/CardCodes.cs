namespace Kith.Features.Cards;

/// <summary>
/// Short words that stand in addresses and rows; their sentences are in <c>Texts/cards.*.json</c>. No diagnosis is among them, and
/// what it is like right now has codes that tell nobody who reads an address over a shoulder.
/// </summary>
public static class CardCodes
{
    /// <summary>Cannot sleep, panic, lonely, angry, low, craving.</summary>
    public static readonly IReadOnlyList<string> Feels = ["night", "wave", "apart", "heat", "grey", "pull"];

    /// <summary>What a card may take; one without any takes nothing.</summary>
    public static readonly IReadOnlyList<string> Needs = ["phone", "outdoors", "pen", "water", "somebody", "room"];

    /// <summary>Codes as a row keeps them, a space around each; empty for none.</summary>
    public static string Join(IEnumerable<string> codes) =>
        string.Join(' ', codes) is { Length: > 0 } all ? $" {all} " : "";

    public static IReadOnlyList<string> Split(string codes) => codes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
