using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Safety;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Groups;

/// <summary>What came of it when somebody wanted to belong.</summary>
public enum Joined
{
    Done,

    /// <summary>The group has no room for another member.</summary>
    Full,

    /// <summary>Somebody there goes by that name, or one that looks like it.</summary>
    NameTaken,

    /// <summary>The group has another agreement by now than the one that was read.</summary>
    AgreementChanged,

    /// <summary>The group stopped taking people in this way, or the invitation ended.</summary>
    NotAny,

    /// <summary>A request waits for the hosts.</summary>
    Asked,

    /// <summary>The hosts have said no not long ago.</summary>
    DeclinedLately,

    /// <summary>A host asked them to leave for good; told to nobody but them.</summary>
    Barred,

    /// <summary>The group is for an age, and they have not said theirs.</summary>
    SayAge,

    /// <summary>The group is for another age.</summary>
    NotForAge,

    /// <summary>Minors come in once two of its hosts are checked adults.</summary>
    NotReady,

    /// <summary>They became a member lately and have joined enough groups for one day.</summary>
    NewHere,
}

/// <summary>
/// Who belongs to a group: the only code that adds, changes and removes memberships on behalf of people. Each change first takes
/// the group's turn, so that limits hold however many people press at once, on both databases.
/// </summary>
public sealed class Belonging(WriteQueue writes, TimeProvider clock)
{
    /// <summary>Joins by the group's open way. Whoever belongs already stays as they are.</summary>
    /// <param name="viewer">Who joins, signed in.</param>
    /// <param name="groupId">Where.</param>
    /// <param name="name">Their name there, valid by <see cref="Alias.IsName"/>.</param>
    /// <param name="agreed">The version of the agreement they read and accepted; 0 when there was none.</param>
    /// <param name="ct">Stops waiting.</param>
    public Task<Joined> JoinAsync(Viewer viewer, Guid groupId, string name, int agreed, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                var group = await TakeTurnAsync(db, groupId, ct);
                if (group is not { Joining: GroupJoining.Open } || !BelongingRules.MayJoin(viewer, group).IsAllowed)
                    return Joined.NotAny;
                if (agreed != group.AgreementVersion)
                    return Joined.AgreementChanged;
                return await AddAsync(db, group, viewer.PersonId!.Value, (name, agreed, Counts: true), ct);
            },
            ct
        );

    /// <summary>Accepts the agreement as it is now, if it is still the version that was read.</summary>
    public Task<bool> AcceptAsync(Guid personId, Guid groupId, int version, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                var group = await TakeTurnAsync(db, groupId, ct);
                if (
                    group?.AgreementVersion != version
                    || await OfAsync(db, personId, groupId, ct) is not { } membership
                )
                    return false;
                membership.Accept(version);
                return true;
            },
            ct
        );

    /// <summary>Leaves; the face goes with the membership, and nothing in the group says any more who it was.</summary>
    public Task<Verdict> LeaveAsync(Guid personId, Guid groupId, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                await TakeTurnAsync(db, groupId, ct);
                var membership = await OfAsync(db, personId, groupId, ct);
                if (membership is null)
                    return Verdict.Allowed;
                var verdict = BelongingRules.MayLeave(
                    membership.Role,
                    await OtherHostsAsync(db, groupId, membership.Id, ct)
                );
                if (verdict.IsAllowed)
                    await GoAsync(db, membership, ct);
                return verdict;
            },
            ct
        );

    /// <summary>Goes by another name in this group; false when somebody there has it.</summary>
    public Task<bool> RenameAsync(Guid personId, Guid groupId, string name, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                await TakeTurnAsync(db, groupId, ct);
                if (await OfAsync(db, personId, groupId, ct) is not { } membership)
                    return true;
                var face = await db.Faces.SingleAsync(f => f.Id == membership.FaceId, ct);
                if (await IsTakenAsync(db, groupId, name, face.Id, ct))
                    return false;
                face.Rename(name);
                return true;
            },
            ct
        );

    /// <summary>
    /// Adds somebody, after the rules have been asked and the turn taken. Inside a write only; the group is the one
    /// <see cref="TakeTurnAsync"/> brought. It counts as one of the joins of somebody's first days unless they were let in by
    /// somebody else.
    /// </summary>
    public async Task<Joined> AddAsync(
        AppDb db,
        Group group,
        Guid personId,
        (string Name, int Agreed, bool Counts) with,
        CancellationToken ct
    )
    {
        if (await OfAsync(db, personId, group.Id, ct) is not null)
            return Joined.Done;
        if (await Partings.IsBarredAsync(db, group.Id, personId, ct))
            return Joined.Barred;
        if (Refusal(await AgeBook.FitAsync(db, personId, group, ct)) is { } refused)
            return refused;
        if (await db.Memberships.CountAsync(m => m.GroupId == group.Id, ct) >= (group.MostMembers ?? int.MaxValue))
            return Joined.Full;
        if (await IsTakenAsync(db, group.Id, with.Name, butOf: null, ct))
            return Joined.NameTaken;
        var now = clock.GetUtcNow().UtcDateTime;
        if (with.Counts && !(await FirstSteps.TakeAsync(db, personId, FirstStep.Join, now, ct)).IsAllowed)
            return Joined.NewHere;
        var face = Face.Of(personId, group.Id, with.Name);
        db.Add(face);
        db.Add(Membership.Of(group.Id, personId, face.Id, GroupRole.Newcomer, now).Accept(with.Agreed));
        return Joined.Done;
    }

    /// <summary>What stands in the way when an age and a group do not fit; null when nothing does.</summary>
    public static Joined? Refusal(AgeFit fit) =>
        fit switch
        {
            AgeFit.Fits => null,
            AgeFit.SayFirst => Joined.SayAge,
            AgeFit.NotForAge => Joined.NotForAge,
            AgeFit.NotReady => Joined.NotReady,
        };

    /// <summary>Holds the group's row until the write is committed, and brings the group as it is then; null when it is gone.</summary>
    public static async Task<Group?> TakeTurnAsync(AppDb db, Guid groupId, CancellationToken ct)
    {
        await db
            .Groups.Where(g => g.Id == groupId)
            .ExecuteUpdateAsync(g => g.SetProperty(x => x.Turn, x => x.Turn + 1), ct);
        return await db.Groups.SingleOrDefaultAsync(g => g.Id == groupId, ct);
    }

    /// <summary>Removes a membership with its face; inside a write that holds the group's turn.</summary>
    public static async Task GoAsync(AppDb db, Membership membership, CancellationToken ct)
    {
        await db.Memberships.Where(m => m.Id == membership.Id).ExecuteDeleteAsync(ct);
        await db.Faces.Where(f => f.Id == membership.FaceId).ExecuteDeleteAsync(ct);
    }

    /// <summary>Hosts besides this one.</summary>
    public static Task<int> OtherHostsAsync(AppDb db, Guid groupId, Guid membershipId, CancellationToken ct) =>
        db.Memberships.CountAsync(m => m.GroupId == groupId && m.Role == GroupRole.Host && m.Id != membershipId, ct);

    /// <summary>Their membership; null when they do not belong.</summary>
    public static Task<Membership?> OfAsync(AppDb db, Guid personId, Guid groupId, CancellationToken ct) =>
        db.Memberships.SingleOrDefaultAsync(m => m.GroupId == groupId && m.PersonId == personId, ct);

    private static Task<bool> IsTakenAsync(AppDb db, Guid groupId, string name, Guid? butOf, CancellationToken ct)
    {
        var key = Alias.Key(name);
        return db.Faces.AnyAsync(f => f.GroupId == groupId && f.NameKey == key && f.Id != butOf, ct);
    }
}
