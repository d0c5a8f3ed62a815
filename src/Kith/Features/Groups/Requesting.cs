using Kith.Data;
using Kith.Features.Safety;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Groups;

/// <summary>Requests to join: asking, deciding, withdrawing. Deciding takes the group's turn, so limits hold here too.</summary>
public sealed class Requesting(WriteQueue writes, Belonging belonging, TimeProvider clock)
{
    /// <summary>Asks to join a group that lets people ask.</summary>
    public Task<Joined> AskAsync(Viewer viewer, Guid groupId, JoinWords words, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                var group = await Belonging.TakeTurnAsync(db, groupId, ct);
                if (
                    group is not { Joining: GroupJoining.Questions }
                    || !BelongingRules.MayJoin(viewer, group).IsAllowed
                )
                    return Joined.NotAny;
                return await PutAsync(db, group, viewer.PersonId!.Value, words, ct);
            },
            ct
        );

    /// <summary>Puts a request down, inside a write that holds the group's turn; an old one that was withdrawn makes room.</summary>
    public async Task<Joined> PutAsync(AppDb db, Group group, Guid personId, JoinWords words, CancellationToken ct)
    {
        if (await Partings.IsBarredAsync(db, group.Id, personId, ct))
            return Joined.Barred;
        if (words.Agreed != group.AgreementVersion)
            return Joined.AgreementChanged;
        var before = await db.JoinRequests.SingleOrDefaultAsync(
            r => r.GroupId == group.Id && r.PersonId == personId,
            ct
        );
        if (before?.State == RequestState.Pending)
            return Joined.Asked;
        if (before is not null && !JoiningRules.MayAskAgain(before.State).IsAllowed)
            return Joined.DeclinedLately;
        if (Belonging.Refusal(await AgeBook.FitAsync(db, personId, group, ct)) is { } refused)
            return refused;
        if (!(await FirstSteps.TakeAsync(db, personId, FirstStep.Join, Now, ct)).IsAllowed)
            return Joined.NewHere;
        if (before is not null)
            await db.JoinRequests.Where(r => r.Id == before.Id).ExecuteDeleteAsync(ct);
        var age = await db.People.Where(p => p.Id == personId).Select(p => p.Age).SingleAsync(ct);
        var isChecked = await db.AdultChecks.AnyAsync(c => c.PersonId == personId, ct);
        db.Add(JoinRequest.Of(group, personId, words, Now).Aged(AgeRules.IsMinor(age), isChecked));
        return Joined.Asked;
    }

    /// <summary>A host lets somebody in. What stands in the way (no room, name taken) is said and the request waits on.</summary>
    public Task<Joined> AcceptAsync(Guid hostId, Guid groupId, Guid requestId, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                var group = await Belonging.TakeTurnAsync(db, groupId, ct);
                if (group is null || await WaitingAsync(db, hostId, groupId, requestId, ct) is not { } request)
                    return Joined.NotAny;
                var joined = await belonging.AddAsync(
                    db,
                    group,
                    request.PersonId,
                    (request.Name, request.AgreedVersion, Counts: false),
                    ct
                );
                if (joined == Joined.Done)
                    request.Decide(RequestState.Accepted, Now);
                return joined;
            },
            ct
        );

    /// <summary>A host says no. Only the person who asked is told.</summary>
    public Task<bool> DeclineAsync(Guid hostId, Guid groupId, Guid requestId, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                await Belonging.TakeTurnAsync(db, groupId, ct);
                var request = await WaitingAsync(db, hostId, groupId, requestId, ct);
                request?.Decide(RequestState.Declined, Now);
                return request is not null;
            },
            ct
        );

    /// <summary>Whoever asked takes it back; what they wrote goes at once.</summary>
    public Task WithdrawAsync(Guid personId, Guid groupId, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                await Belonging.TakeTurnAsync(db, groupId, ct);
                return await db
                    .JoinRequests.Where(r =>
                        r.PersonId == personId && r.GroupId == groupId && r.State == RequestState.Pending
                    )
                    .ExecuteDeleteAsync(ct);
            },
            ct
        );

    /// <summary>Adds a message to a request that waits; refused when it does not any more, or somebody new has said enough today.</summary>
    /// <param name="viewer">Who writes: whoever asked, or a host.</param>
    /// <param name="requestId">About which request.</param>
    /// <param name="wordsSealed">The words, encrypted.</param>
    /// <param name="ct">Stops waiting.</param>
    public Task<Verdict> SayAsync(Viewer viewer, Guid requestId, string wordsSealed, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                var mine = db.JoinRequests.Where(JoiningRules.RequestVisibleTo(viewer));
                if (await mine.SingleOrDefaultAsync(r => r.Id == requestId, ct) is not { } request)
                    return Verdict.Refused("Joining.Decided");
                var verdict = JoiningRules.MayDecide(request);
                var fromHosts = request.PersonId != viewer.PersonId;
                if (verdict.IsAllowed && !fromHosts)
                    verdict = await FirstSteps.TakeAsync(db, request.PersonId, FirstStep.Message, Now, ct);
                if (verdict.IsAllowed)
                    db.Add(JoinMessage.Of(requestId, fromHosts, wordsSealed, Now));
                return verdict;
            },
            ct
        );

    /// <summary>Two weeks make members of newcomers; what was decided a month ago is erased.</summary>
    public static Task TidyAsync(IServiceProvider services, CancellationToken ct)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var (since, old) = (now - BelongingRules.NewFor, now - JoiningRules.DecidedKeptFor);
        return services
            .GetRequiredService<WriteQueue>()
            .RunAsync(
                async db =>
                {
                    await db.JoinRequests.Where(r => r.DecidedAt < old).ExecuteDeleteAsync(ct);
                    return await db
                        .Memberships.Where(m => m.Role == GroupRole.Newcomer && m.JoinedAt < since)
                        .ExecuteUpdateAsync(m => m.SetProperty(x => x.Role, GroupRole.Member), ct);
                },
                ct
            );
    }

    // Whoever decides must be a host now, not when the page was opened.
    private static async Task<JoinRequest?> WaitingAsync(
        AppDb db,
        Guid hostId,
        Guid groupId,
        Guid requestId,
        CancellationToken ct
    )
    {
        var host = await Belonging.OfAsync(db, hostId, groupId, ct);
        var request = await db.JoinRequests.SingleOrDefaultAsync(r => r.Id == requestId && r.GroupId == groupId, ct);
        var isHost = host?.Role is GroupRole.Host or GroupRole.CoHost;
        return isHost && request is not null && JoiningRules.MayDecide(request).IsAllowed ? request : null;
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
