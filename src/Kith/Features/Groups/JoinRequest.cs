using Kith.Data;

namespace Kith.Features.Groups;

/// <summary>What came of a request to join.</summary>
public enum RequestState
{
    Pending,
    Accepted,
    Declined,
    Withdrawn,
}

/// <summary>
/// Somebody asks to join a group. Its hosts see the name they would have there and their answers, and nothing that leads to
/// them anywhere else. One for each person and group at a time.
/// </summary>
public sealed class JoinRequest
{
    /// <summary>Most questions a group may ask.</summary>
    public const int MostQuestions = 5;

    /// <summary>Longest question, in characters.</summary>
    public const int LongestQuestion = 300;

    /// <summary>Longest answer and longest message, in characters.</summary>
    public const int LongestAnswer = 1000;

    private JoinRequest() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid GroupId { get; private set; }

    public Guid PersonId { get; private set; }

    /// <summary>Random name in links for the hosts.</summary>
    public string PublicId { get; private set; } = RandomId.New();

    /// <summary>What they want to be called in the group.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The questions as they were asked, one a line; hosts may change theirs later.</summary>
    public string? Questions { get; private set; }

    /// <summary>The answers as JSON, encrypted; null when there was nothing to answer.</summary>
    public string? AnswersSealed { get; private set; }

    /// <summary>The version of the agreement they accepted with it.</summary>
    public int AgreedVersion { get; private set; }

    public RequestState State { get; private set; }

    /// <summary>Whether whoever asks said that they are under 18: checked adults alone read it.</summary>
    public bool FromMinor { get; private set; }

    /// <summary>Whether whoever asks is a checked adult: hosts who are minors may read it too.</summary>
    public bool FromChecked { get; private set; }

    public DateTime AskedAt { get; private set; }

    /// <summary>When it was accepted, declined or withdrawn; null while it waits.</summary>
    public DateTime? DecidedAt { get; private set; }

    public static JoinRequest Of(Group group, Guid personId, JoinWords words, DateTime nowUtc) =>
        new()
        {
            GroupId = group.Id,
            PersonId = personId,
            Name = words.Name,
            Questions = group.Questions,
            AnswersSealed = words.AnswersSealed,
            AgreedVersion = words.Agreed,
            AskedAt = nowUtc,
        };

    /// <summary>Says what matters about the age of whoever asks.</summary>
    public JoinRequest Aged(bool isMinor, bool isChecked)
    {
        (FromMinor, FromChecked) = (isMinor, isChecked);
        return this;
    }

    public void Decide(RequestState state, DateTime nowUtc) => (State, DecidedAt) = (state, nowUtc);
}

/// <summary>What somebody wrote to join.</summary>
/// <param name="Name">What they want to be called there.</param>
/// <param name="Agreed">The version of the agreement they accepted; 0 when there was none.</param>
/// <param name="AnswersSealed">Their answers, encrypted; null when nothing was asked.</param>
public sealed record JoinWords(string Name, int Agreed, string? AnswersSealed);

/// <summary>One message between whoever asks and the hosts; nobody else reads it.</summary>
public sealed class JoinMessage
{
    private JoinMessage() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid RequestId { get; private set; }

    /// <summary>Whether a host wrote it; which one is not said.</summary>
    public bool FromHosts { get; private set; }

    public string WordsSealed { get; private set; } = "";

    public DateTime At { get; private set; }

    public static JoinMessage Of(Guid requestId, bool fromHosts, string wordsSealed, DateTime nowUtc) =>
        new()
        {
            RequestId = requestId,
            FromHosts = fromHosts,
            WordsSealed = wordsSealed,
            At = nowUtc,
        };
}
