using Kith.Data;

namespace Kith.Features.Cards;

/// <summary>What a card says in one language.</summary>
/// <param name="Language">BCP 47.</param>
/// <param name="Title">Its name; says nothing that somebody who looks over a shoulder should not read.</param>
/// <param name="Helps">When it helps.</param>
/// <param name="Steps">What to do, one step a line.</param>
/// <param name="Recording">Address of a recording of somebody who reads it aloud; null for none.</param>
public sealed record CardText(string Language, string Title, string Helps, string Steps, string? Recording = null);

/// <summary>The words of a card in one language; one row for each card and language.</summary>
public sealed class CardWording : IPublic
{
    public const int LongestTitle = 80;
    public const int LongestHelps = 300;
    public const int LongestSteps = 2000;
    public const int MostSteps = 10;
    public const int LongestSearch = 4000;

    private CardWording() { }

    // Not in the order of time: a key must not tell which suggestion a card came from.
    public Guid Id { get; private set; } = Guid.NewGuid();

    public Guid CardId { get; private set; }

    public string Language { get; private set; } = "";

    public string Title { get; private set; } = "";

    public string Helps { get; private set; } = "";

    /// <summary>One step a line.</summary>
    public string Steps { get; private set; } = "";

    public string? Recording { get; private set; }

    /// <summary>All its words, folded, to be searched.</summary>
    public string Search { get; private set; } = "";

    public IReadOnlyList<string> StepList => Steps.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static CardWording Of(Guid cardId, CardText text)
    {
        var wording = new CardWording { CardId = cardId, Language = text.Language };
        wording.Write(text);
        return wording;
    }

    public void Write(CardText text)
    {
        (Title, Helps, Steps, Recording) = (text.Title, text.Helps, text.Steps, text.Recording);
        var words = $" {Fold.Words($"{Title} {Helps} {Steps}")} ";
        Search = words.Length <= LongestSearch ? words : words[..LongestSearch];
    }
}
