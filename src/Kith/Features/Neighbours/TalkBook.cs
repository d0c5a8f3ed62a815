using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Safety;
using Kith.Mail;
using Kith.Rules;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Neighbours;

/// <summary>What came of an answer: the talk's public id, or why not.</summary>
public sealed record TalkBegun(Verdict Verdict, string? PublicId);

/// <summary>
/// Brings two neighbours together and lets them write. Each step holds the offer or need first, so that of many at once no more agree
/// than there is room for.
/// </summary>
public sealed class TalkBook(WriteQueue writes, Members members, Secrets secrets, CurrentHub hub, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Answers an offer or a need the person can see, with a first message.</summary>
    /// <param name="favourId">Its public id; found through what the viewer sees by the caller.</param>
    /// <param name="once">A name for this alone; null for the name in the hub.</param>
    public Task<TalkBegun> AnswerAsync(
        Guid personId,
        string favourId,
        string? once,
        string words,
        CancellationToken ct
    ) =>
        writes.RunAsync(
            async db =>
            {
                var which = db.Favours.Where(f => f.PublicId == favourId);
                if (await FavourBook.HoldAsync(db, which, ct) is not { } favour)
                    return new TalkBegun(Verdict.Refused("Neighbours.Answer.Closed"), PublicId: null);
                var verdict = await MayAnswerAsync(db, personId, favour, once, ct);
                if (!verdict.IsAllowed)
                    return new(verdict, PublicId: null);
                var face = await NeighbourFaces.WearAsync(db, personId, once, ct);
                var unheard =
                    await NeighbourFaces.AreApartAsync(db, personId, favour, ct)
                    || await NeighbourFaces.IsPausedAsync(db, favour.PersonId, ct);
                var talk = Talk.Begin(favour.Id, personId, face, unheard, Now);
                db.AddRange(talk, Line(talk, fromOwner: false, words));
                if (!unheard)
                    await NeighbourNews.TellAsync(db, favour.PersonId, LetterKind.FavourAnswered, talk, Now, ct);
                return new(Verdict.Allowed, talk.PublicId);
            },
            ct
        );

    /// <summary>Writes to the other one. The same words twice in a row are said once.</summary>
    public Task<Verdict> SayAsync(Guid personId, string talkId, string words, CancellationToken ct) =>
        InAsync(
            personId,
            talkId,
            async (db, between) =>
            {
                var (talk, isOwner) = (between.Talk, between.IsOwner);
                var lines = await db
                    .TalkLines.Where(l => l.TalkId == talk.Id)
                    .OrderByDescending(l => l.At)
                    .Take(TalkRules.MostLines)
                    .ToListAsync(ct);
                if (lines is [var last, ..] && last.FromOwner == isOwner && secrets.Unseal(last.WordsSealed) == words)
                    return Verdict.Allowed;
                var pressing = talk.State == TalkState.Waiting && !isOwner;
                var unasked = pressing ? lines.TakeWhile(l => !l.FromOwner).Count() : 0;
                var verdict = TalkRules.MaySay(talk.IsOpen, lines.Count, unasked);
                if (verdict.IsAllowed)
                    verdict = await FirstSteps.TakeAsync(db, personId, FirstStep.Word, Now, ct);
                if (!verdict.IsAllowed)
                    return verdict;
                db.Add(Line(talk, isOwner, words));
                talk.Said(Now);
                await NeighbourNews.ReadAsync(db, personId, talk, Now, ct);
                if (!talk.IsUnheard)
                    await NeighbourNews.TellAsync(db, between.OtherId, LetterKind.FavourSaid, talk, Now, ct);
                return verdict;
            },
            ct
        );

    /// <summary>Whoever put it up agrees.</summary>
    public Task<Verdict> AcceptAsync(Guid ownerId, string talkId, CancellationToken ct) =>
        InAsync(
            ownerId,
            talkId,
            async (db, between) =>
            {
                var (talk, favour) = (between.Talk, between.Favour);
                if (!between.IsOwner || talk.State == TalkState.Agreed)
                    return Verdict.Allowed;
                var isOver = favour.EndedOn is not null;
                var verdict = TalkRules.MayAccept(talk.State, isOver, favour.Taken, favour.AtOnce);
                if (!verdict.IsAllowed)
                    return verdict;
                talk.Agree(Now);
                favour.Take();
                await NeighbourNews.ReadAsync(db, ownerId, talk, Now, ct);
                await NeighbourNews.TellAsync(db, talk.PersonId, LetterKind.FavourAgreed, talk, Now, ct);
                return verdict;
            },
            ct
        );

    /// <summary>Either ends it: done, stopped, or not this time when whoever put it up had not agreed.</summary>
    public Task<Verdict> EndAsync(Guid personId, string talkId, bool done, CancellationToken ct) =>
        InAsync(
            personId,
            talkId,
            async (db, between) =>
            {
                await Endings.EndAsync(db, between, done, Now, ct);
                return Verdict.Allowed;
            },
            ct
        );

    /// <summary>Ends all that the two faces have with each other, and they do not meet again; the other one sees only that it has ended.</summary>
    public Task<Verdict> PartAsync(Guid personId, string talkId, CancellationToken ct) =>
        InAsync(
            personId,
            talkId,
            async (db, between) =>
            {
                var (talk, favour) = (between.Talk, between.Favour);
                var (by, of) = between.IsOwner ? (favour.FaceId, talk.FaceId) : (talk.FaceId, favour.FaceId);
                if (!await db.Blocks.AnyAsync(b => b.ByFaceId == by && b.FaceId == of, ct))
                    db.Add(Block.Of(by, of, Now));
                await Endings.EndAsync(db, between, done: false, Now, ct);
                await Endings.PartAsync(db, personId, (by, of), Now, ct);
                return Verdict.Allowed;
            },
            ct
        );

    private async Task<Verdict> MayAnswerAsync(
        AppDb db,
        Guid personId,
        Favour favour,
        string? once,
        CancellationToken ct
    )
    {
        var age = await NeighbourFaces.HoldAsync(db, personId, ct);
        if (FavourRules.MayTakePart(age) is { IsAllowed: false } refused)
            return refused;
        var today = Now.Date;
        var mine = db.Talks.Where(t => t.PersonId == personId);
        var count = new TalkCount(
            await mine.CountAsync(t => t.EndedAt == null, ct),
            await mine.CountAsync(t => t.On == today, ct),
            await db.Talks.CountAsync(t => t.FavourId == favour.Id && t.State == TalkState.Waiting && !t.IsUnheard, ct)
        );
        var verdict = TalkRules.MayAnswer(
            favour.PersonId == personId,
            FavourRules.IsOpen(favour, HubDay.Of(hub, Now)),
            await mine.AnyAsync(t => t.FavourId == favour.Id, ct),
            count
        );
        if (!verdict.IsAllowed)
            return verdict;
        if (!await NeighbourFaces.IsFreeAsync(db, members, once, ct))
            return Verdict.Refused("Neighbours.Name.Taken");
        return await FirstSteps.TakeAsync(db, personId, FirstStep.Answer, Now, ct);
    }

    private TalkLine Line(Talk talk, bool fromOwner, string words) =>
        TalkLine.Of(talk.Id, fromOwner, secrets.Seal(words)!, Now);

    private Task<Verdict> InAsync(
        Guid personId,
        string talkId,
        Func<AppDb, Between, Task<Verdict>> work,
        CancellationToken ct
    ) =>
        writes.RunAsync(
            async db =>
                await Between.HoldAsync(db, personId, talkId, ct) is { } between
                    ? await work(db, between)
                    : Verdict.Refused("Neighbours.Talk.Over"),
            ct
        );
}
