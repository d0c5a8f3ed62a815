namespace Kith.Features.Groups;

/// <summary>Whether a group meets.</summary>
public enum GroupState
{
    Active,

    /// <summary>Taking a break, and means to be back.</summary>
    Paused,

    /// <summary>Closed for a time for a reason of its own, such as a room that is not there.</summary>
    Closed,

    /// <summary>Over. Its page stays and says goodbye.</summary>
    Archived,
}

public sealed partial class Group
{
    public GroupState State { get; private set; } = GroupState.Active;

    /// <summary>Why, in a sentence for visitors; null while it is active.</summary>
    public string? StateReason { get; private set; }

    /// <summary>Since when; null while it has always been active.</summary>
    public DateTime? StateSince { get; private set; }

    /// <summary>The face of the host who said so; it may be gone by now.</summary>
    public Guid? StateFaceId { get; private set; }

    /// <summary>What the group says when it is over: what was good, and thanks.</summary>
    public string? ClosingWords { get; private set; }

    /// <summary>When a steward welcomed it; null until then, and it is in no list.</summary>
    public DateTime? WelcomedAt { get; private set; }

    /// <summary>What a steward wants to know before welcoming it; only its hosts see it.</summary>
    public string? WelcomeQuestion { get; private set; }

    public string? WelcomeAnswer { get; private set; }

    /// <summary>When its people took it over from the list it came from; from then on the list changes nothing here.</summary>
    public DateTime? ClaimedAt { get; private set; }

    public void Claim(DateTime nowUtc) => ClaimedAt = nowUtc;

    /// <summary>Changes whether it meets. Its meetups are changed beside it, by <see cref="Belonging"/>.</summary>
    public void Become(GroupState state, string? reason, Guid? faceId, DateTime nowUtc) =>
        (State, StateReason, StateFaceId, StateSince) = (state, reason, faceId, nowUtc);

    /// <summary>Over for good, with words for the people who were there.</summary>
    public void SayGoodbye(string words, Guid? faceId, DateTime nowUtc)
    {
        ClosingWords = words;
        Become(GroupState.Archived, reason: null, faceId, nowUtc);
    }

    public void Welcome(DateTime nowUtc) => (WelcomedAt, WelcomeQuestion) = (nowUtc, null);

    public void AskBeforeWelcome(string question) => (WelcomeQuestion, WelcomeAnswer) = (question, null);

    public void AnswerBeforeWelcome(string answer) => WelcomeAnswer = answer;
}
