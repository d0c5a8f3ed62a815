using Kith.Data;
using Kith.Features.Groups;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Polls;

/// <summary>
/// Asks a group which evening suits, and keeps the answers, in the group's turn: one question at a time and one answer from each
/// person, however many press at once. Callers have decided by <see cref="PollRules"/> who may.
/// </summary>
public sealed class Polling(WriteQueue writes)
{
    /// <summary>Most answers of one question: the largest group and its friends on paper.</summary>
    private const int MostVoices = 400;

    /// <summary>Asks; refused while another question is open.</summary>
    public Task<Verdict> AskAsync(Guid personId, Poll poll, CancellationToken ct) =>
        writes.InTurnAsync(
            personId,
            poll.GroupId,
            async (db, me) =>
            {
                if (me.Role is not (GroupRole.Host or GroupRole.CoHost))
                    return Verdict.Refused("Belonging.HostsOnly");
                if (await db.Polls.AnyAsync(p => p.GroupId == poll.GroupId, ct))
                    return Verdict.Refused("Polls.OneAtATime");
                db.Add(poll);
                return Verdict.Allowed;
            },
            ct
        );

    /// <summary>Keeps a member's own answer in the place of the one before.</summary>
    public Task<Verdict> AnswerAsync(Guid personId, Poll poll, IReadOnlyList<Suits> answers, CancellationToken ct) =>
        writes.InTurnAsync(
            personId,
            poll.GroupId,
            async (db, me) =>
            {
                var mine = await db.PollVoices.SingleOrDefaultAsync(
                    v => v.PollId == poll.Id && v.FaceId == me.FaceId,
                    ct
                );
                return await SayAsync(db, poll, mine ?? PollVoice.Of(poll, me.FaceId, name: null), answers, ct);
            },
            ct
        );

    /// <summary>Keeps what a host read from paper or heard on the phone; the same name again is the same person.</summary>
    public Task<Verdict> EnterAsync(
        Guid personId,
        Poll poll,
        string name,
        IReadOnlyList<Suits> answers,
        CancellationToken ct
    ) =>
        writes.InTurnAsync(
            personId,
            poll.GroupId,
            async (db, me) =>
            {
                if (me.Role is not (GroupRole.Host or GroupRole.CoHost))
                    return Verdict.Refused("Belonging.HostsOnly");
                var said = await db.PollVoices.FirstOrDefaultAsync(v => v.PollId == poll.Id && v.Name == name, ct);
                return await SayAsync(db, poll, said ?? PollVoice.Of(poll, faceId: null, name), answers, ct);
            },
            ct
        );

    /// <summary>Ends the question; it and all answers are erased.</summary>
    public Task<Verdict> EndAsync(Guid personId, Poll poll, CancellationToken ct) =>
        writes.InTurnAsync(
            personId,
            poll.GroupId,
            async (db, _) =>
            {
                await db.Polls.Where(p => p.Id == poll.Id).ExecuteDeleteAsync(ct);
                return Verdict.Allowed;
            },
            ct
        );

    /// <summary>Erases questions whose evenings are long over. Harmless when run twice.</summary>
    public static Task EraseAsync(IServiceProvider services, CancellationToken ct)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        return services
            .GetRequiredService<WriteQueue>()
            .RunAsync(db => db.Polls.Where(p => p.ErasedAt <= now).ExecuteDeleteAsync(ct), ct);
    }

    private static async Task<Verdict> SayAsync(
        AppDb db,
        Poll poll,
        PollVoice voice,
        IReadOnlyList<Suits> answers,
        CancellationToken ct
    )
    {
        if (!await db.Polls.AnyAsync(p => p.Id == poll.Id, ct))
            return Verdict.Refused("Polls.Over");
        if (db.Entry(voice).State == EntityState.Detached)
        {
            if (await db.PollVoices.CountAsync(v => v.PollId == poll.Id, ct) >= MostVoices)
                return Verdict.Refused("Polls.TooMany");
            db.Add(voice);
        }
        voice.Say(answers);
        return Verdict.Allowed;
    }
}
