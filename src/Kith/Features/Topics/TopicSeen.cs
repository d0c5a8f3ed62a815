using Kith.Data;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Topics;

/// <summary>A topic as one member sees it.</summary>
/// <param name="Topic">What it is.</param>
/// <param name="IsMine">Whether they suggested it.</param>
/// <param name="IsSupported">Whether they would like it too.</param>
public sealed record TopicSeen(Topic Topic, bool IsMine, bool IsSupported)
{
    /// <summary>Most on one page; five each of a dozen people.</summary>
    private const int Most = 60;

    /// <summary>
    /// What waits in a group, in one command: for its hosts what most would like first, for members the newest first. How many
    /// support something stays in the database.
    /// </summary>
    public static Task<List<TopicSeen>> OfAsync(ViewerDb db, Guid groupId, bool byWishes, CancellationToken ct)
    {
        var waiting = db.Topics.Where(t => t.GroupId == groupId);
        var ordered = byWishes
            ? waiting
                .OrderByDescending(t => db.TopicSupports.Count(s => s.TopicId == t.Id))
                .ThenBy(t => t.SaidAt)
                .ThenBy(t => t.Id)
            : waiting.OrderByDescending(t => t.SaidAt).ThenByDescending(t => t.Id);
        return Seen(db, ordered.Take(Most)).ToListAsync(ct);
    }

    /// <summary>One of a group's topics by its public id; null when there is none for the viewer.</summary>
    public static Task<TopicSeen?> FindAsync(ViewerDb db, Guid groupId, string publicId) =>
        Seen(db, db.Topics.Where(t => t.GroupId == groupId && t.PublicId == publicId)).FirstOrDefaultAsync();

    private static IQueryable<TopicSeen> Seen(ViewerDb db, IQueryable<Topic> topics)
    {
        var me = db.Viewer.PersonId;
        var mine = db.Memberships.Where(m => m.PersonId == me);
        return topics.Select(t => new TopicSeen(
            t,
            mine.Any(m => m.FaceId == t.FaceId),
            db.TopicSupports.Any(s => s.TopicId == t.Id && mine.Any(m => m.FaceId == s.FaceId))
        ));
    }
}
