using Kith.Data;
using Kith.Rules;
using Kith.Texts;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Reports;

/// <summary>
/// Reports about what happens among neighbours. Stewards read nothing of a talk unless one of its two sides shares the end of it; a talk
/// of others is not found, and the report is then about the hub.
/// </summary>
public sealed class SharedTalk(Secrets secrets, T texts)
{
    /// <summary>Messages that are shared, the last ones.</summary>
    public const int Most = 20;

    /// <summary>The longest five fit into one note.</summary>
    private const int InNote = 5;

    /// <summary>Something on the board; whoever may not read its line names its kind alone.</summary>
    public static async Task<ReportTarget?> FavourAsync(ViewerDb db, string id)
    {
        var favour = await db.Favours.FirstOrDefaultAsync(f => f.PublicId == id);
        return favour is null
            ? null
            : new(
                ReportAbout.Favour,
                id,
                FavourRules.MayRead(db.Viewer, favour.Side) ? favour.Line : null,
                GroupId: null,
                favour.PersonId
            );
    }

    /// <summary>The other side of one's own talk, by the face it wears there.</summary>
    public static async Task<ReportTarget?> TalkAsync(ViewerDb db, string id)
    {
        var me = db.Viewer.PersonId;
        var other = await (
            from talk in db.Talks.Where(t => t.PublicId == id)
            join favour in db.FavoursTalked on talk.FavourId equals favour.Id
            join face in db.FavourFaces on favour.PersonId == me ? talk.FaceId : favour.FaceId equals face.Id
            select face
        ).FirstOrDefaultAsync();
        return other is null
            ? null
            : new(ReportAbout.Face, other.PublicId, other.Name, GroupId: null, other.PersonId) { Talk = id };
    }

    /// <summary>The end of the talk, who wrote what by name, in pieces that fit into a note; none when it is about no talk.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(ViewerDb db, ReportTarget target, CancellationToken ct)
    {
        if (target.Talk is not { } id)
            return [];
        var me = db.Viewer.PersonId;
        var lines = await (
            from talk in db.Talks.Where(t => t.PublicId == id)
            join favour in db.FavoursTalked on talk.FavourId equals favour.Id
            join line in db.TalkLines on talk.Id equals line.TalkId
            orderby line.At descending, line.Id descending
            select new { line, IsMine = line.FromOwner == (favour.PersonId == me) }
        )
            .Take(Most)
            .ToListAsync(ct);
        return
        [
            .. lines
                .AsEnumerable()
                .Reverse()
                .Select(l =>
                    $"{(l.IsMine ? texts["Report.Shared.Author"] : target.Name)}: {secrets.Unseal(l.line.WordsSealed)}"
                )
                .Chunk(InNote)
                .Select(some => string.Join("\n\n", some.Prepend(texts["Report.Shared.Said"]))),
        ];
    }
}
