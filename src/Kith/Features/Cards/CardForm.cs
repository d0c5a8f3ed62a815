using System.ComponentModel.DataAnnotations;
using Kith.Features.Groups;
using Kith.Features.Shared;
using Kith.Rules;
using Kith.Texts;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Kith.Features.Cards;

/// <summary>What a card says and when it is for, as members suggest it and stewards change it.</summary>
public sealed class CardForm
{
    [Required(ErrorMessage = "Cards.Form.Title.Missing"), StringLength(CardWording.LongestTitle), Keepable]
    public string Title { get; set; } = "";

    [Required(ErrorMessage = "Cards.Form.Helps.Missing"), StringLength(CardWording.LongestHelps), Keepable]
    public string Helps { get; set; } = "";

    /// <summary>One step a line.</summary>
    [Required(ErrorMessage = "Cards.Form.Steps.Missing"), StringLength(CardWording.LongestSteps), Keepable]
    [DataType(DataType.MultilineText)]
    public string Steps { get; set; } = "";

    /// <summary>Null for none chosen: a list that is there already is not filled in from a form.</summary>
    public IReadOnlyList<string>? Feels { get; set; }

    [Range(1, Card.MostMinutes)]
    public int Minutes { get; set; } = 5;

    [EnumDataType(typeof(CardEffort))]
    public CardEffort Effort { get; set; }

    /// <inheritdoc cref="Feels"/>
    public IReadOnlyList<string>? Needs { get; set; }

    [EnumDataType(typeof(CardBasis))]
    public CardBasis Basis { get; set; } = CardBasis.Lived;

    [StringLength(Card.LongestSource), Keepable]
    public string? SourceTitle { get; set; }

    [StringLength(Card.LongestUrl), Keepable]
    public string? SourceUrl { get; set; }

    public static CardForm Of(CardOffer offer) =>
        new()
        {
            Title = offer.Text.Title,
            Helps = offer.Text.Helps,
            Steps = offer.Text.Steps,
            Feels = CardCodes.Split(offer.Facts.Feels),
            Minutes = offer.Facts.Minutes,
            Effort = offer.Facts.Effort,
            Needs = CardCodes.Split(offer.Facts.Needs),
            Basis = offer.Facts.Basis,
            SourceTitle = offer.Facts.SourceTitle,
            SourceUrl = offer.Facts.SourceUrl,
        };

    /// <summary>Notes what no attribute can say; codes nobody offered are left out in silence.</summary>
    public void Check(ModelStateDictionary state, T texts)
    {
        if (Codes(Feels, CardCodes.Feels) is [])
            state.AddModelError("Form.Feels", texts["Cards.Form.Feels.Missing"]);
        if (Lines(Steps).Length is 0 or > CardWording.MostSteps)
            state.AddModelError("Form.Steps", texts["Cards.Form.Steps.Many", CardWording.MostSteps]);
        if (GroupFields.Plain(SourceUrl) is { } typed && Link(typed) is null)
            state.AddModelError("Form.SourceUrl", texts["Cards.Form.Url.Odd"]);
        else if (!CardRules.IsSourced(Basis, GroupFields.Plain(SourceTitle), GroupFields.Plain(SourceUrl)))
            state.AddModelError("Form.SourceTitle", texts["Cards.Form.Source.Missing"]);
    }

    /// <summary>What was filled in, in a language. Nothing else of a card can be set by whoever fills it in.</summary>
    public CardOffer Offer(string language, string? recording = null) =>
        new(
            new(
                Basis,
                Effort,
                Minutes,
                CardCodes.Join(Codes(Feels, CardCodes.Feels)),
                CardCodes.Join(Codes(Needs, CardCodes.Needs)),
                GroupFields.Plain(SourceTitle),
                GroupFields.Plain(SourceUrl) is { } url ? Link(url) : null
            ),
            new(language, Title.Trim(), Helps.Trim(), string.Join('\n', Lines(Steps)), recording)
        );

    /// <summary>The address when a card may link to it: https, and not longer than its column.</summary>
    public static string? Link(string? typed) =>
        WebLink.Safe(typed?.Trim()) is { Length: <= Card.LongestUrl } link
        && link.StartsWith("https://", StringComparison.Ordinal)
            ? link
            : null;

    private static IReadOnlyList<string> Codes(IReadOnlyList<string>? chosen, IReadOnlyList<string> offered) =>
        [.. offered.Where(code => chosen?.Contains(code, StringComparer.Ordinal) == true)];

    // A form that was sent with nothing in it leaves nothing here.
    private static string[] Lines(string? words) =>
        (words ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
