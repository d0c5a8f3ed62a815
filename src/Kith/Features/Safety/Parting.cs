using Kith.Data;

namespace Kith.Features.Safety;

/// <summary>
/// A host asked somebody to leave the group, and told them why. Barred, they cannot come back, under any face: it hangs on the
/// person, and nobody but them is told when they try. One row for a person and a group; a later one takes its place.
/// </summary>
public sealed class Parting
{
    /// <summary>Longest reason, in characters.</summary>
    public const int LongestReason = 500;

    private Parting() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>Random name in hosts' links; 60 bits.</summary>
    public string PublicId { get; private set; } = RandomId.New();

    public Guid GroupId { get; private set; }

    public Guid PersonId { get; private set; }

    /// <summary>What they were called in the group, so that hosts know whom they barred.</summary>
    public string Name { get; private set; } = "";

    /// <summary>In words for the person.</summary>
    public string Reason { get; private set; } = "";

    public bool Barred { get; private set; }

    /// <summary>
    /// Nobody asked them to leave: a host vouched that another account is the same person. They are told, in case it is not.
    /// </summary>
    public bool IsVouched { get; private set; }

    public DateTime At { get; private set; }

    /// <summary>Their place went to another account on a host's word.</summary>
    public static Parting Vouched(Guid groupId, Guid personId, string name, DateTime nowUtc)
    {
        var parting = Of(groupId, personId, name, "", barred: false, nowUtc);
        parting.IsVouched = true;
        return parting;
    }

    public static Parting Of(Guid groupId, Guid personId, string name, string reason, bool barred, DateTime nowUtc) =>
        new()
        {
            GroupId = groupId,
            PersonId = personId,
            Name = name,
            Reason = reason,
            Barred = barred,
            At = nowUtc,
        };
}

/// <summary>
/// Somebody wants nothing to do with somebody else in a group. It joins two faces, not two people: what is kept apart elsewhere
/// would say which faces belong together.
/// </summary>
public sealed class Block
{
    private Block() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>The face of who wants it.</summary>
    public Guid ByFaceId { get; private set; }

    public Guid FaceId { get; private set; }

    public DateTime At { get; private set; }

    public static Block Of(Guid byFaceId, Guid faceId, DateTime nowUtc) =>
        new()
        {
            ByFaceId = byFaceId,
            FaceId = faceId,
            At = nowUtc,
        };
}

/// <summary>
/// A steward stopped the account behind a face for a while. The row knows whose account it is; stewards are shown the face
/// through which it was done and no other.
/// </summary>
public sealed class Pause
{
    /// <summary>Longest objection or answer, in characters.</summary>
    public const int LongestWords = 2000;

    private Pause() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public string PublicId { get; private set; } = RandomId.New();

    public Guid PersonId { get; private set; }

    /// <summary>Public id of the face through which it was done.</summary>
    public string FaceKey { get; private set; } = "";

    /// <summary>In words for the person.</summary>
    public string Reason { get; private set; } = "";

    public Guid? ByPersonId { get; private set; }

    public DateTime At { get; private set; }

    /// <summary>When it ends by itself; null when a steward has to end it.</summary>
    public DateTime? EndsAt { get; private set; }

    public DateTime? LiftedAt { get; private set; }

    /// <summary>What the person says to it, sealed.</summary>
    public string? Objection { get; private set; }

    public DateTime? ObjectedAt { get; private set; }

    /// <summary>What another steward answered, sealed.</summary>
    public string? Answer { get; private set; }

    public DateTime? AnsweredAt { get; private set; }

    public static Pause Of(Guid personId, string faceKey, string reason, Guid by, DateTime nowUtc, DateTime? endsUtc) =>
        new()
        {
            PersonId = personId,
            FaceKey = faceKey,
            Reason = reason,
            ByPersonId = by,
            At = nowUtc,
            EndsAt = endsUtc,
        };

    public void Lift(DateTime nowUtc) => LiftedAt ??= nowUtc;

    /// <summary>The person disagrees; a new objection waits for a new answer.</summary>
    public void Object(string sealedWords, DateTime nowUtc) =>
        (Objection, ObjectedAt, Answer, AnsweredAt) = (sealedWords, nowUtc, null, null);

    public void Reply(string sealedWords, DateTime nowUtc) => (Answer, AnsweredAt) = (sealedWords, nowUtc);
}
