namespace Kith.Rules;

/// <summary>What somebody new begins in a day, by kind.</summary>
public enum FirstStep
{
    /// <summary>Joining a group, or asking to, by whatever way.</summary>
    Join,

    /// <summary>A message about a request to join.</summary>
    Message,

    /// <summary>Beginning a group.</summary>
    Group,

    /// <summary>Suggesting a card.</summary>
    Card,

    /// <summary>Making a wish, or wishing along.</summary>
    Wish,

    /// <summary>Putting up an offer or a need.</summary>
    Favour,

    /// <summary>Answering one.</summary>
    Answer,

    /// <summary>Writing to a neighbour about one.</summary>
    Word,
}

/// <summary>
/// Somebody who became a member lately does everything, but not everything at once: whoever comes only to trouble people, and
/// comes back under a new name each day, reaches few of them. Nobody is told that somebody else is new to the hub.
/// </summary>
public static class NewcomerRules
{
    /// <summary>Days, the first one included, in which somebody is new to the hub.</summary>
    public const int FirstDays = 7;

    /// <summary>Groups joined or asked in a day; what was taken back counts too.</summary>
    public const int Joins = 3;

    /// <summary>Messages about requests to join in a day, to all groups together.</summary>
    public const int Messages = 10;

    /// <summary>Groups begun in a day.</summary>
    public const int Groups = 1;

    /// <summary>Cards suggested in a day; what was taken back counts too.</summary>
    public const int Cards = 2;

    /// <summary>Wishes made and wished along with in a day; guests are counted by where they come from.</summary>
    public const int Wishes = 5;

    /// <summary>Offers and needs put up in a day.</summary>
    public const int Favours = 2;

    /// <summary>Offers and needs answered in a day.</summary>
    public const int Answers = 2;

    /// <summary>Messages to neighbours in a day.</summary>
    public const int Words = 20;

    /// <summary>Whether somebody who joined that day is new to the hub now; both UTC.</summary>
    public static bool IsNew(DateTime joinedOn, DateTime nowUtc) => nowUtc.Date < joinedOn.Date.AddDays(FirstDays);

    /// <summary>Whether somebody new may take one more step of this kind today.</summary>
    public static Verdict MayTake(FirstStep step, int today) =>
        today < Most(step) ? Verdict.Allowed : Verdict.Refused(Reason(step));

    private static int Most(FirstStep step) =>
        step switch
        {
            FirstStep.Join => Joins,
            FirstStep.Message => Messages,
            FirstStep.Group => Groups,
            FirstStep.Card => Cards,
            FirstStep.Wish => Wishes,
            FirstStep.Favour => Favours,
            FirstStep.Answer => Answers,
            FirstStep.Word => Words,
        };

    private static string Reason(FirstStep step) =>
        step switch
        {
            FirstStep.Join => "Belonging.Joined.NewHere",
            FirstStep.Message => "Newcomers.Messages",
            FirstStep.Group => "Newcomers.Groups",
            FirstStep.Card => "Newcomers.Cards",
            FirstStep.Wish => "Newcomers.Wishes",
            FirstStep.Favour => "Newcomers.Favours",
            FirstStep.Answer => "Newcomers.Answers",
            FirstStep.Word => "Newcomers.Words",
        };
}
