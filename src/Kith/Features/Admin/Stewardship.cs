using Kith.Data;
using Kith.Features.Accounts;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>
/// Who looks after the hub. The first two are named at the machine or at set-up; from then on it takes two stewards: one who
/// proposes and another who agrees. However many try at once, nobody agrees with themselves and one steward always stays.
/// </summary>
public sealed class Stewardship(WriteQueue writes, IDbContextFactory<AppDb> contexts, TimeProvider clock)
{
    /// <summary>Stewards that may be named without the word of two.</summary>
    public const int MostByOne = 2;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Whether anybody looks after the hub yet.</summary>
    public async Task<bool> IsLookedAfterAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Stewards.AnyAsync(ct);
    }

    /// <summary>Names one of the first two at the machine. Inside the caller's write.</summary>
    public async Task<Verdict> NameAsync(AppDb db, Person person, CancellationToken ct)
    {
        await HoldAsync(db, ct);
        if (await db.Stewards.AnyAsync(s => s.PersonId == person.Id, ct))
            return Verdict.Refused("Admin.Stewards.Already");
        if (await db.Stewards.CountAsync(ct) >= MostByOne)
            return Verdict.Refused("Admin.Stewards.Enough");
        await AppointAsync(db, person.Id, by: null, Deed.StewardAppointed, reason: null, ct);
        return Verdict.Allowed;
    }

    /// <summary>Makes the person who proved to stand at the machine the first steward; refused when there is one.</summary>
    public Task<Verdict> ClaimAsync(Guid personId, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                // Nobody is there whose row could be held; the hub's stands in.
                await db.Hubs.ExecuteUpdateAsync(h => h.SetProperty(x => x.SetUpAt, x => x.SetUpAt), ct);
                if (await db.Stewards.AnyAsync(ct))
                    return Verdict.Refused("Admin.Stewards.Enough");
                await AppointAsync(db, personId, by: null, Deed.StewardAppointed, reason: null, ct);
                return Verdict.Allowed;
            },
            ct
        );

    /// <summary>Proposes the member who goes by this alias. Refused for nobody, for a steward, and for one proposed already.</summary>
    public Task<Verdict> ProposeAsync(Guid by, string alias, string reason, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                var key = Alias.Key(alias);
                await HoldAsync(db, ct);
                var (now, stewards) = (Now, await db.Stewards.Select(s => s.PersonId).ToListAsync(ct));
                if (!stewards.Contains(by))
                    return Verdict.Refused("Admin.NotASteward");
                if (StewardRules.MayPropose(stewards.Count) is { IsAllowed: false } refused)
                    return refused;
                var person = await db.People.FirstOrDefaultAsync(p => p.NormalizedUserName == key, ct);
                if (person is null)
                    return Verdict.Refused("Admin.Stewards.Nobody");
                if (stewards.Contains(person.Id))
                    return Verdict.Refused("Admin.Stewards.Already");
                await db.StewardProposals.Where(p => p.EndsAt <= now).ExecuteDeleteAsync(ct);
                if (await db.StewardProposals.AnyAsync(p => p.PersonId == person.Id, ct))
                    return Verdict.Refused("Admin.Stewards.Proposed");
                db.Add(StewardProposal.Make(person.Id, by, reason.Trim(), now));
                await RecordAsync(db, by, Deed.StewardProposed, person.Id, reason, ct);
                return Verdict.Allowed;
            },
            ct
        );

    /// <summary>Agrees to another steward's proposal. The proposer must still be one.</summary>
    public Task<Verdict> ConfirmAsync(Guid by, string proposal, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                await HoldAsync(db, ct);
                var now = Now;
                var open = await db
                    .StewardProposals.Where(p => p.PublicId == proposal && p.EndsAt > now)
                    .Where(p => db.Stewards.Any(s => s.PersonId == p.ByPersonId))
                    .FirstOrDefaultAsync(ct);
                if (open is null || !await db.Stewards.AnyAsync(s => s.PersonId == by, ct))
                    return Verdict.Refused("Admin.Stewards.Gone");
                if (open.ByPersonId == by || open.PersonId == by)
                    return Verdict.Refused("Admin.Stewards.NotOneself");
                db.Remove(open);
                await AppointAsync(db, open.PersonId, by, Deed.StewardConfirmed, open.Reason, ct);
                return Verdict.Allowed;
            },
            ct
        );

    /// <summary>Takes a proposal back: any steward may, and the log says who.</summary>
    public Task<Verdict> DropAsync(Guid by, string proposal, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                if (await db.StewardProposals.FirstOrDefaultAsync(p => p.PublicId == proposal, ct) is not { } open)
                    return Verdict.Refused("Admin.Stewards.Gone");
                db.Remove(open);
                await RecordAsync(db, by, Deed.ProposalDropped, open.PersonId, reason: null, ct);
                return Verdict.Allowed;
            },
            ct
        );

    /// <summary>Lays the office down. Refused for the last one whose account is not stopped.</summary>
    public Task<Verdict> StandDownAsync(Guid who, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                await HoldAsync(db, ct);
                var others = await db.Stewards.CountAsync(
                    s => s.PersonId != who && db.People.Any(p => p.Id == s.PersonId && p.State == PersonState.Active),
                    ct
                );
                if (StewardRules.MayStandDown(others) is { IsAllowed: false } refused)
                    return refused;
                await db.Stewards.Where(s => s.PersonId == who).ExecuteDeleteAsync(ct);
                await db.StewardProposals.Where(p => p.ByPersonId == who).ExecuteDeleteAsync(ct);
                await RecordAsync(db, who, Deed.StewardStoodDown, who, reason: null, ct);
                return Verdict.Allowed;
            },
            ct
        );

    // Touching every steward's row makes whoever comes at the same moment wait and count anew; SQLite lets one in at a time anyway.
    private static Task<int> HoldAsync(AppDb db, CancellationToken ct) =>
        db.Stewards.ExecuteUpdateAsync(s => s.SetProperty(x => x.Since, x => x.Since), ct);

    private async Task AppointAsync(AppDb db, Guid who, Guid? by, Deed deed, string? reason, CancellationToken ct)
    {
        db.Add(Steward.Appoint(who, Now));
        await RecordAsync(db, by, deed, who, reason, ct);
    }

    private async Task RecordAsync(AppDb db, Guid? by, Deed deed, Guid about, string? reason, CancellationToken ct)
    {
        var face = await db
            .Faces.Where(f => f.PersonId == about && f.GroupId == null && !f.IsForOnce)
            .Select(f => f.PublicId)
            .FirstOrDefaultAsync(ct);
        db.Add(AuditEntry.Of(by, deed, Matter.Face, face, Now, reason: reason));
    }
}
