using Kith.Data;
using Kith.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Neighbours;

/// <summary>Which face somebody wears for one thing among neighbours. Inside a write.</summary>
public static class NeighbourFaces
{
    /// <summary>Holds the person's row until the write is committed, and says how old they said they are.</summary>
    public static async Task<PersonAge?> HoldAsync(AppDb db, Guid personId, CancellationToken ct)
    {
        await db
            .People.Where(p => p.Id == personId)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.Language, x => x.Language), ct);
        return await db.People.Where(p => p.Id == personId).Select(p => p.Age).SingleAsync(ct);
    }

    /// <summary>
    /// Whether somebody may wear this name once: it is no member's, and no other's on the board. Those of answers are not asked about:
    /// a refusal would tell who answered. What a steward took off the board may come back under its name.
    /// </summary>
    public static async Task<bool> IsFreeAsync(AppDb db, Members members, string? once, CancellationToken ct)
    {
        if (once is null)
            return true;
        var key = Alias.Key(once);
        return await members.IsFreeAsync(db, once, ct)
            && !await db.Favours.AnyAsync(
                f =>
                    (f.EndedOn == null || f.EndReason != null)
                    && db.Faces.Any(x => x.Id == f.FaceId && x.IsForOnce && x.NameKey == key),
                ct
            );
    }

    /// <summary>The key of the hub's face, or of a new one for this alone.</summary>
    public static async Task<Guid> WearAsync(AppDb db, Guid personId, string? once, CancellationToken ct)
    {
        if (once is null)
            return await db
                .Faces.Where(f => f.PersonId == personId && f.GroupId == null && !f.IsForOnce)
                .Select(f => f.Id)
                .SingleAsync(ct);
        var face = Face.Once(personId, once);
        db.Add(face);
        return face.Id;
    }

    /// <summary>
    /// Whether a steward has paused somebody, under whatever face. Who answers them is not told: it would say which faces belong together.
    /// </summary>
    public static Task<bool> IsPausedAsync(AppDb db, Guid personId, CancellationToken ct) =>
        db.Pauses.AnyAsync(p => p.PersonId == personId && p.LiftedAt == null, ct);

    /// <summary>
    /// Whether an answer must not arrive: whoever put it up keeps away from the one who answers, or the other way round, under whatever
    /// faces. Nobody is told: what comes of it looks like an answer that nobody reads. A step back that somebody takes later than the
    /// day of a thing does not close it to them, or they could keep away from one name and try which others fall silent.
    /// </summary>
    public static Task<bool> AreApartAsync(AppDb db, Guid answers, Favour favour, CancellationToken ct)
    {
        var (owner, before) = (favour.PersonId, favour.On.AddDays(1));
        return (
            from block in db.Blocks
            join wearer in db.Faces on block.ByFaceId equals wearer.Id
            join face in db.Faces on block.FaceId equals face.Id
            where
                (wearer.PersonId == owner && face.PersonId == answers)
                || (wearer.PersonId == answers && face.PersonId == owner && block.At < before)
            select block.Id
        ).AnyAsync(ct);
    }
}
