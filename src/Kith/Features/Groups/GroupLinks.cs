using Kith.Data;
using Kith.Rules;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Groups;

/// <summary>What an invitation link leads to.</summary>
public sealed record Invited(GroupLink GroupLink, Group Group, Agreement? Agreement);

/// <summary>Finds what a link leads to, hidden groups too, and lets its holder in as far as it goes.</summary>
public sealed class GroupLinks(
    IDbContextFactory<AppDb> contexts,
    WriteQueue writes,
    Belonging belonging,
    Requesting asking,
    TimeProvider clock
)
{
    /// <summary>What the secret opens; null when it opens nothing, or no longer.</summary>
    public async Task<Invited?> FindAsync(string secret, CancellationToken ct)
    {
        var hash = Secrets.Hash(secret);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var found = await (
            from invitation in db.GroupLinks.AsNoTracking()
            where invitation.SecretHash == hash
            join g in db.Groups.AsNoTracking() on invitation.GroupId equals g.Id
            join a in db.Agreements.AsNoTracking()
                on new { g.Id, Version = g.AgreementVersion } equals new { Id = a.GroupId, a.Version }
                into agreements
            from agreement in agreements.DefaultIfEmpty()
            select new Invited(invitation, g, agreement)
        ).FirstOrDefaultAsync(ct);
        return found is not null && found.GroupLink.IsOpen(clock.GetUtcNow().UtcDateTime) ? found : null;
    }

    /// <summary>Joins or asks by a link. One use is counted when somebody came in, and never more than the link allows.</summary>
    public Task<Joined> FollowAsync(Viewer viewer, Invited invited, JoinWords words, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                var group = await Belonging.TakeTurnAsync(db, invited.Group.Id, ct);
                if (group is null || !JoiningRules.MayFollow(viewer, group).IsAllowed)
                    return Joined.NotAny;
                var me = viewer.PersonId!.Value;
                if (await Belonging.OfAsync(db, me, group.Id, ct) is not null)
                    return Joined.Done;
                if (!await UseAsync(db, invited.GroupLink.Id, by: 1, ct))
                    return Joined.NotAny;
                var joined = await EnterAsync(db, group, me, (invited.GroupLink.Trust, words), ct);
                if (joined is not (Joined.Done or Joined.Asked))
                    await UseAsync(db, invited.GroupLink.Id, by: -1, ct);
                return joined;
            },
            ct
        );

    private async Task<Joined> EnterAsync(
        AppDb db,
        Group group,
        Guid me,
        (Trust Trust, JoinWords Words) with,
        CancellationToken ct
    ) =>
        with switch
        {
            (Trust.Reviewed, _) => await asking.PutAsync(db, group, me, with.Words, ct),
            (_, { Agreed: var agreed }) when agreed != group.AgreementVersion => Joined.AgreementChanged,
            _ => await belonging.AddAsync(db, group, me, (with.Words.Name, with.Words.Agreed, Counts: true), ct),
        };

    private async Task<bool> UseAsync(AppDb db, Guid id, int by, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return await db
                .GroupLinks.Where(i =>
                    i.Id == id
                    && (by < 0 || ((i.EndsAt == null || i.EndsAt > now) && (i.MostUses == null || i.Uses < i.MostUses)))
                )
                .ExecuteUpdateAsync(i => i.SetProperty(x => x.Uses, x => x.Uses + by), ct) == 1;
    }
}
