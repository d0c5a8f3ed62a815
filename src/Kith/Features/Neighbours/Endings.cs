using Kith.Data;
using Kith.Mail;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Neighbours;

/// <summary>How what two neighbours have with each other ends. Inside a write that holds the offer or need.</summary>
public static class Endings
{
    /// <summary>One of the two ends it; the other is told that it has ended.</summary>
    public static async Task EndAsync(AppDb db, Between between, bool done, DateTime nowUtc, CancellationToken ct)
    {
        var (talk, favour) = (between.Talk, between.Favour);
        if (!talk.IsOpen)
            return;
        var agreed = talk.State == TalkState.Agreed;
        var state =
            agreed && done ? TalkState.Done
            : !agreed && between.IsOwner ? TalkState.Declined
            : TalkState.Stopped;
        talk.End(state, nowUtc);
        if (agreed)
            favour.Give(done, nowUtc);
        // Whoever answered is told, also what nobody read: to them it was a talk like any other.
        if (!talk.IsUnheard || between.IsOwner)
            await NeighbourNews.TellAsync(db, between.OtherId, LetterKind.FavourEnded, talk, nowUtc, ct);
        if (favour.EndedOn is not null)
            await StopWaitingAsync(db, favour, nowUtc, ct);
    }

    /// <summary>
    /// All that is still open between two faces ends with the one talk in which one of them parts from the other. What the same two
    /// people have under other names goes on: if it ended too, that would say who wears them.
    /// </summary>
    public static async Task PartAsync(
        AppDb db,
        Guid personId,
        (Guid One, Guid Other) faces,
        DateTime nowUtc,
        CancellationToken ct
    )
    {
        var (one, other) = faces;
        var open = await (
            from talk in db.Talks.Where(t => t.EndedAt == null)
            join favour in db.Favours on talk.FavourId equals favour.Id
            where (talk.FaceId == one && favour.FaceId == other) || (talk.FaceId == other && favour.FaceId == one)
            orderby favour.Id
            select talk.PublicId
        ).ToListAsync(ct);
        foreach (var id in open)
        {
            if (await Between.HoldAnyAsync(db, personId, id, ct) is { } between)
                await EndAsync(db, between, done: false, nowUtc, ct);
        }
    }

    /// <summary>Nobody ended it: for long nobody wrote. Both are told; whoever it never reached is not.</summary>
    public static async Task FallSilentAsync(AppDb db, Between between, DateTime nowUtc, CancellationToken ct)
    {
        var (talk, favour) = (between.Talk, between.Favour);
        if (talk.State == TalkState.Agreed)
            favour.Give(done: false, nowUtc);
        talk.End(TalkState.Stopped, nowUtc);
        await NeighbourNews.TellAsync(db, talk.PersonId, LetterKind.FavourEnded, talk, nowUtc, ct);
        if (!talk.IsUnheard)
            await NeighbourNews.TellAsync(db, favour.PersonId, LetterKind.FavourEnded, talk, nowUtc, ct);
    }

    /// <summary>It is off the board: answers that wait end and are told.</summary>
    public static Task StopWaitingAsync(AppDb db, Favour favour, DateTime nowUtc, CancellationToken ct) =>
        StopAsync(db, favour, t => t.State == TalkState.Waiting, (null, nowUtc), ct);

    /// <summary>Everything about it ends, what is agreed as well.</summary>
    /// <param name="path">Where the other side reads on; null for the talk itself.</param>
    public static Task StopAllAsync(AppDb db, Favour favour, string? path, DateTime nowUtc, CancellationToken ct) =>
        StopAsync(db, favour, _ => true, (path, nowUtc), ct);

    private static async Task StopAsync(
        AppDb db,
        Favour favour,
        Func<Talk, bool> which,
        (string? Path, DateTime NowUtc) told,
        CancellationToken ct
    )
    {
        var (path, nowUtc) = told;
        var open = await db.Talks.Where(t => t.FavourId == favour.Id && t.EndedAt == null).ToListAsync(ct);
        foreach (var talk in open.Where(which))
        {
            if (talk.State == TalkState.Agreed)
                favour.Give(done: false, nowUtc);
            talk.End(TalkState.Stopped, nowUtc);
            var to = path ?? NeighbourNews.PathOf(talk);
            await NeighbourNews.TellAsync(db, talk.PersonId, LetterKind.FavourEnded, to, nowUtc, ct);
        }
    }
}
