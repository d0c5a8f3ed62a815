using Kith.Data;
using Kith.Features.Groups;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Topics;

/// <summary>
/// Changes what a group would like to talk about, in the group's turn: nobody has more than their share waiting or says "that too"
/// twice, however often they press, and whoever has just left changes nothing. Callers have decided by <see cref="TopicRules"/> who may.
/// </summary>
public sealed class Suggestions(WriteQueue writes, TimeProvider clock)
{
    /// <summary>Adds a suggestion; refused when as many as one member may have are waiting.</summary>
    public Task<Verdict> SuggestAsync(Guid personId, Guid groupId, string words, CancellationToken ct) =>
        writes.InTurnAsync(
            personId,
            groupId,
            async (db, me) =>
            {
                if (await db.Topics.CountAsync(t => t.FaceId == me.FaceId, ct) >= TopicRules.MostWaiting)
                    return Verdict.Refused("Topics.Enough");
                db.Add(Topic.Say(me, words, clock.GetUtcNow().UtcDateTime));
                return Verdict.Allowed;
            },
            ct
        );

    /// <summary>Says quietly that one would like it too, or no longer; the same again changes nothing.</summary>
    public Task<Verdict> SupportAsync(Guid personId, Topic topic, bool wants, CancellationToken ct) =>
        writes.InTurnAsync(
            personId,
            topic.GroupId,
            async (db, me) =>
            {
                await db
                    .TopicSupports.Where(s => s.TopicId == topic.Id && s.FaceId == me.FaceId)
                    .ExecuteDeleteAsync(ct);
                if (wants && await db.Topics.AnyAsync(t => t.Id == topic.Id, ct))
                    db.Add(TopicSupport.Of(topic, me));
                return Verdict.Allowed;
            },
            ct
        );

    /// <summary>Removes a suggestion with all its support, because it was talked about or taken back.</summary>
    public Task<Verdict> PutAwayAsync(Guid personId, Topic topic, CancellationToken ct) =>
        writes.InTurnAsync(
            personId,
            topic.GroupId,
            async (db, _) =>
            {
                await db.Topics.Where(t => t.Id == topic.Id).ExecuteDeleteAsync(ct);
                return Verdict.Allowed;
            },
            ct
        );
}
