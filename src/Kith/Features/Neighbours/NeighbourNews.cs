using Kith.Data;
using Kith.Mail;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Neighbours;

/// <summary>Tells somebody on their own page that there is something to read among neighbours, and by mail when they want that. Inside a write.</summary>
public static class NeighbourNews
{
    /// <summary>A mail that could not be sent for so long tells nothing new.</summary>
    private static readonly TimeSpan UsefulFor = TimeSpan.FromDays(3);

    /// <summary>Where a talk is read, local path.</summary>
    public static string PathOf(Talk talk) => $"/neighbours/talks/{talk.PublicId}";

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
        if (IsMailed(kind))
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

    private static bool IsMailed(LetterKind kind) =>
        kind is LetterKind.FavourAnswered or LetterKind.FavourAgreed or LetterKind.FavourSaid;
}
