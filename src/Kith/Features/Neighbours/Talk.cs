using Kith.Data;

namespace Kith.Features.Neighbours;

/// <summary>How it stands between two neighbours.</summary>
public enum TalkState
{
    /// <summary>Somebody answered; whoever put it up has not said yes or no.</summary>
    Waiting,

    /// <summary>They agreed.</summary>
    Agreed,

    /// <summary>Not this time, said kindly.</summary>
    Declined,

    /// <summary>It was done.</summary>
    Done,

    /// <summary>One of the two ended it, or what it was about is over; which is not kept.</summary>
    Stopped,
}

/// <summary>
/// Two neighbours and one offer or need: nobody else ever reads it or learns that it is there. Whoever answers wears one face in it. One
/// for each person and thing at a time.
/// </summary>
public sealed class Talk
{
    /// <summary>Longest message, in characters.</summary>
    public const int LongestWords = 1000;

    private Talk() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>Random name in links; 60 bits.</summary>
    public string PublicId { get; private set; } = RandomId.New();

    public Guid FavourId { get; private set; }

    /// <summary>Who answered.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>The face they wear in it.</summary>
    public Guid FaceId { get; private set; }

    public TalkState State { get; private set; }

    /// <summary>
    /// Whether it never reaches the other side, because one of the two keeps away from the other somewhere. To whoever answered it looks
    /// like an answer that waits.
    /// </summary>
    public bool IsUnheard { get; private set; }

    /// <summary>The day it began.</summary>
    public DateTime On { get; private set; }

    /// <summary>The day somebody last wrote or agreed: what is silent for long ends by itself.</summary>
    public DateTime LastOn { get; private set; }

    /// <summary>When it ended; null while it goes on.</summary>
    public DateTime? EndedAt { get; private set; }

    public bool IsOpen => EndedAt is null;

    public static Talk Begin(Guid favourId, Guid personId, Guid faceId, bool unheard, DateTime nowUtc) =>
        new()
        {
            FavourId = favourId,
            PersonId = personId,
            FaceId = faceId,
            IsUnheard = unheard,
            On = nowUtc.Date,
            LastOn = nowUtc.Date,
        };

    public void Agree(DateTime nowUtc) => (State, LastOn) = (TalkState.Agreed, nowUtc.Date);

    public void Said(DateTime nowUtc) => LastOn = nowUtc.Date;

    /// <summary>Ends it; what has ended already stays as it ended.</summary>
    public void End(TalkState state, DateTime nowUtc)
    {
        if (IsOpen)
            (State, EndedAt) = (state, nowUtc);
    }
}

/// <summary>One message between the two.</summary>
public sealed class TalkLine
{
    private TalkLine() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid TalkId { get; private set; }

    /// <summary>Whether whoever put the thing up wrote it.</summary>
    public bool FromOwner { get; private set; }

    public string WordsSealed { get; private set; } = "";

    public DateTime At { get; private set; }

    public static TalkLine Of(Guid talkId, bool fromOwner, string wordsSealed, DateTime nowUtc) =>
        new()
        {
            TalkId = talkId,
            FromOwner = fromOwner,
            WordsSealed = wordsSealed,
            At = nowUtc,
        };
}
