namespace Kith.Features.Neighbours;

/// <summary>A steward took it off the board; its owner reads why and can disagree, and another steward answers.</summary>
public sealed partial class Favour
{
    /// <summary>Longest objection or answer, in characters.</summary>
    public const int LongestObjection = 2000;

    /// <summary>What the steward who took it off says to its owner; null when none did, or when it was put back.</summary>
    public string? EndReason { get; private set; }

    /// <summary>That steward; null when none did, and once they are erased.</summary>
    public Guid? EndedById { get; private set; }

    /// <summary>What the owner says to it, sealed.</summary>
    public string? Objection { get; private set; }

    public DateTime? ObjectedAt { get; private set; }

    /// <summary>What a steward answered, sealed.</summary>
    public string? Answer { get; private set; }

    public DateTime? AnsweredAt { get; private set; }

    /// <summary>Whether the owner can disagree now: it was taken from them, and no objection of theirs waits.</summary>
    public bool MayObject => EndReason is not null && (ObjectedAt is null || AnsweredAt is not null);

    /// <summary>A steward takes it off the board, with words for its owner.</summary>
    public void Remove(Guid by, string reason, DateTime nowUtc)
    {
        End(nowUtc);
        (EndedById, EndReason) = (by, reason);
        (Objection, ObjectedAt, Answer, AnsweredAt) = (null, null, null, null);
    }

    /// <summary>The owner disagrees; a new objection waits for a new answer.</summary>
    public void Object(string sealedWords, DateTime nowUtc) =>
        (Objection, ObjectedAt, Answer, AnsweredAt) = (sealedWords, nowUtc, null, null);

    /// <summary>A steward answers; put back, it stands as long as if it were new. Who had answered it before has ended.</summary>
    public void Reply(string sealedWords, bool putBack, DateTime nowUtc)
    {
        (Answer, AnsweredAt) = (sealedWords, nowUtc);
        if (!putBack)
            return;
        (EndedOn, EndReason, EndedById) = (null, null, null);
        Renew(nowUtc);
    }
}
