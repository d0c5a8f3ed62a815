using Kith.Data;
using Kith.Texts;

namespace Kith.Features.Cards;

/// <summary>What there is to say about cards, in the language of the request.</summary>
public sealed class CardWords(T texts)
{
    /// <summary>The feel that a folded word speaks of, also one that we do not use on any page; null when it speaks of none.</summary>
    public string? FeelOf(string word) =>
        CardCodes.Feels.FirstOrDefault(feel =>
            Fold.Words(texts[$"Cards.Also.{feel}"]).Split(' ').Contains(word, StringComparer.Ordinal)
        );

    /// <summary>How long, how much strength and what it takes, one fact each.</summary>
    public IEnumerable<(string Icon, string Words)> Facts(Card card) => Facts(card.Minutes, card.Effort, card.Needs);

    /// <inheritdoc cref="Facts(Card)"/>
    public IEnumerable<(string Icon, string Words)> Facts(CardFacts facts) =>
        Facts(facts.Minutes, facts.Effort, facts.Needs);

    private IEnumerable<(string Icon, string Words)> Facts(int minutes, CardEffort effort, string codes)
    {
        yield return ("clock", texts["Cards.Minutes", minutes]);
        yield return ("person", texts[$"Cards.Effort.{effort}"]);
        var needs = CardCodes.Split(codes).Select(need => texts[$"Cards.Need.{need}"]).ToList();
        yield return ("bag", needs is [] ? texts["Cards.Need.Nothing"] : string.Join(", ", needs));
    }

    /// <summary>The card as somebody reads it to somebody else, or onto an answering machine: short paragraphs with a pause after each.</summary>
    public IReadOnlyList<string> Aloud(ShelfCard one) =>
        [
            one.Words.Helps,
            .. one.Words.StepList.Select((step, at) => $"{texts["Cards.Aloud.Step", at + 1]} {step}"),
            texts["Cards.Aloud.End"],
        ];
}
