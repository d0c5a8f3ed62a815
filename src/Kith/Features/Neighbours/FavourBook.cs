using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Safety;
using Kith.Rules;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Neighbours;

/// <summary>What came of putting something up: the public id, or why not.</summary>
public sealed record FavourPut(Verdict Verdict, string? PublicId);

/// <summary>Puts offers and needs on the board and takes them off. Everything here is asked anew inside the write.</summary>
public sealed class FavourBook(WriteQueue writes, Members members, Secrets secrets, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>
    /// Puts it up under the hub's name, or under one for this alone. The same once more leads to the one that is there.
    /// </summary>
    /// <param name="once">A name for this alone; null for the name in the hub.</param>
    public Task<FavourPut> PutAsync(
        Guid personId,
        FavourSide side,
        FavourDraft draft,
        string? once,
        CancellationToken ct
    ) =>
        writes.RunAsync(
            async db =>
            {
                var age = await NeighbourFaces.HoldAsync(db, personId, ct);
                if (FavourRules.MayTakePart(age) is { IsAllowed: false } refused)
                    return new FavourPut(refused, PublicId: null);
                var mine = db.Favours.Where(f => f.PersonId == personId && f.EndedOn == null);
                if (await SameAsync(db, mine.Where(f => f.Side == side), draft, once, ct) is { } same)
                    return new(Verdict.Allowed, same);
                if (FavourRules.MayPutOneMore(await mine.CountAsync(ct)) is { IsAllowed: false } enough)
                    return new(enough, PublicId: null);
                if (!await NeighbourFaces.IsFreeAsync(db, members, once, ct))
                    return new(Verdict.Refused("Neighbours.Name.Taken"), PublicId: null);
                if (await FirstSteps.TakeAsync(db, personId, FirstStep.Favour, Now, ct) is { IsAllowed: false } slowly)
                    return new(slowly, PublicId: null);
                var face = await NeighbourFaces.WearAsync(db, personId, once, ct);
                var favour = Favour.Put(personId, face, side, draft, Now);
                db.Add(favour);
                return new(Verdict.Allowed, favour.PublicId);
            },
            ct
        );

    /// <summary>Says it anew; false when it has ended, and nothing is changed.</summary>
    public Task<bool> ChangeAsync(Guid personId, string publicId, FavourDraft draft, CancellationToken ct) =>
        OwnAsync(personId, publicId, (_, favour) => Do(() => favour.Change(draft)), ct);

    /// <summary>Off the board for a while, or back.</summary>
    public Task RestAsync(Guid personId, string publicId, bool rests, CancellationToken ct) =>
        OwnAsync(personId, publicId, (_, favour) => Do(() => favour.Rest(rests, Now)), ct);

    /// <summary>It still holds.</summary>
    public Task RenewAsync(Guid personId, string publicId, CancellationToken ct) =>
        OwnAsync(personId, publicId, (_, favour) => Do(() => favour.Renew(Now)), ct);

    /// <summary>Off the board for good: answers that wait are told, what is agreed goes on between the two.</summary>
    public Task EndAsync(Guid personId, string publicId, CancellationToken ct) =>
        OwnAsync(
            personId,
            publicId,
            async (db, favour) =>
            {
                favour.End(Now);
                await Endings.StopWaitingAsync(db, favour, Now, ct);
            },
            ct
        );

    /// <summary>Its owner disagrees with the steward who took it off; nothing happens while an earlier word of theirs waits.</summary>
    public Task<bool> ObjectAsync(Guid personId, string publicId, string words, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                var which = db.Favours.Where(f => f.PublicId == publicId && f.PersonId == personId);
                if (await HoldAsync(db, which, ct) is not { MayObject: true } favour)
                    return false;
                favour.Object(secrets.Seal(words)!, Now);
                return true;
            },
            ct
        );

    /// <summary>The favour, held until the write is committed; null when there is none.</summary>
    public static async Task<Favour?> HoldAsync(AppDb db, IQueryable<Favour> which, CancellationToken ct)
    {
        await which.ExecuteUpdateAsync(f => f.SetProperty(x => x.Taken, x => x.Taken), ct);
        return await which.SingleOrDefaultAsync(ct);
    }

    // Another day, another name or other private words are another thing: nobody is led to one that says something else.
    private async Task<string?> SameAsync(
        AppDb db,
        IQueryable<Favour> mine,
        FavourDraft draft,
        string? once,
        CancellationToken ct
    )
    {
        var (key, more) = (once is null ? null : Alias.Key(once), secrets.Unseal(draft.MoreSealed));
        var alike = await (
            from favour in mine.AsNoTracking().Where(f => f.Kind == draft.Kind && f.Line == draft.Line)
            join face in db.Faces on favour.FaceId equals face.Id
            where once == null ? !face.IsForOnce : face.IsForOnce && face.NameKey == key
            select favour
        ).ToListAsync(ct);
        return alike.Find(f => f.Says(draft) && secrets.Unseal(f.MoreSealed) == more)?.PublicId;
    }

    private static Task Do(Action change)
    {
        change();
        return Task.CompletedTask;
    }

    private Task<bool> OwnAsync(
        Guid personId,
        string publicId,
        Func<AppDb, Favour, Task> change,
        CancellationToken ct
    ) =>
        writes.RunAsync(
            async db =>
            {
                var which = db.Favours.Where(f => f.PublicId == publicId && f.PersonId == personId);
                if (await HoldAsync(db, which, ct) is not { EndedOn: null } favour)
                    return false;
                await change(db, favour);
                return true;
            },
            ct
        );
}
