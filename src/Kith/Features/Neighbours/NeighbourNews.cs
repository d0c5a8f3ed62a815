using Kith.Data;
using Kith.Mail;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Neighbours;

/// <summary>Tells somebody on their own page that there is something to read among neighbours, and by a mail that says nothing, when they want that. Inside a write.</summary>
public static class NeighbourNews
{
    /// <summary>A mail that could not be sent for so long tells nothing new.</summary>
    private static readonly TimeSpan UsefulFor = TimeSpan.FromDays(3);

    private const string Board = "/neighbours/";
    private const string Talks = "/neighbours/talks/";
    private const string Renew = "/renew";
    private const string Gone = "/neighbours/gone";

    /// <summary>Where a talk is read, local path.</summary>
    public static string PathOf(Talk talk) => Talks + talk.PublicId;

    /// <summary>Where something on the board is read.</summary>
    public static string PathOf(Favour favour) => Board + favour.PublicId;

    /// <summary>Where its owner says that it still holds.</summary>
    public static string RenewalOf(Favour favour) => PathOf(favour) + Renew;

    /// <summary>Tells once until it is read: ten messages are one line and one mail.</summary>
    public static Task TellAsync(
        AppDb db,
        Guid personId,
        LetterKind kind,
        Talk talk,
        DateTime nowUtc,
        CancellationToken ct
    ) => TellAsync(db, personId, kind, PathOf(talk), nowUtc, ct);

    /// <summary>The same about another page.</summary>
    public static async Task TellAsync(
        AppDb db,
        Guid personId,
        LetterKind kind,
        string path,
        DateTime nowUtc,
        CancellationToken ct
    )
    {
        var told = await db.InboxLines.AnyAsync(
            l => l.PersonId == personId && l.Kind == kind && l.Path == path && l.ReadAt == null,
            ct
        );
        if (told)
            return;
        db.Add(InboxLine.Of(personId, kind, startsLocal: null, path, nowUtc));
        db.Add(Letter.To(personId, kind, nowUtc, nowUtc + UsefulFor));
    }

    /// <summary>Whoever writes in a talk has read it: the next word of the other one is news again.</summary>
    public static Task<int> ReadAsync(AppDb db, Guid personId, Talk talk, DateTime nowUtc, CancellationToken ct)
    {
        var path = PathOf(talk);
        return db
            .InboxLines.Where(l => l.PersonId == personId && l.Path == path && l.ReadAt == null)
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.ReadAt, nowUtc), ct);
    }

    /// <summary>These are erased: news about them leads to a page that says so, and no longer to what nobody finds.</summary>
    public static Task<int> ForgetAsync(AppDb db, IQueryable<Talk> talks, CancellationToken ct) =>
        db
            .InboxLines.Where(l => talks.Any(t => l.Path == Talks + t.PublicId))
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.Path, Gone), ct);

    /// <summary>The same of offers and needs.</summary>
    public static Task<int> ForgetAsync(AppDb db, IQueryable<Favour> favours, CancellationToken ct) =>
        db
            .InboxLines.Where(l =>
                favours.Any(f => l.Path == Board + f.PublicId || l.Path == Board + f.PublicId + Renew)
            )
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.Path, Gone), ct);
}
