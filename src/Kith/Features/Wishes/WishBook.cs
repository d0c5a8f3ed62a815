using System.Data.Common;
using System.Linq.Expressions;
using Kith.Data;
using Kith.Features.Safety;
using Kith.Rules;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Wishes;

/// <summary>A wish and how many wish along.</summary>
public sealed record Wished(Wish Wish, string? Area, int Joined)
{
    public bool IsEnough => Joined >= WishRules.Enough;
}

/// <summary>What somebody wishes along with.</summary>
/// <param name="Wish">The wish, also when it is off the list.</param>
/// <param name="Joined">How many wish along.</param>
/// <param name="Invitation">Where their own invitation leads, local path; null while there is none that works.</param>
public sealed record Wishing(Wish Wish, int Joined, string? Invitation)
{
    /// <summary>Whether whoever wishes along may begin the group now.</summary>
    public bool MayBegin => WishRules.MayBegin(wishesAlong: true, Wish.ClosedAt is not null, Joined).IsAllowed;
}

/// <summary>Keeps wishes and those who wish along.</summary>
public sealed class WishBook(WriteQueue writes, IDbContextFactory<AppDb> contexts, Secrets secrets, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Puts a wish on the list; its public id.</summary>
    public Task<string> MakeAsync(string what, string? more, Guid? neighbourhoodId, CancellationToken ct) =>
        writes.RunAsync(
            db =>
            {
                var wish = Wish.Make(what, more, neighbourhoodId, Now);
                db.Add(wish);
                return Task.FromResult(wish.PublicId);
            },
            ct
        );

    /// <summary>Counts one more wish of somebody new, or says why they have to wait; guests are counted where they come from.</summary>
    public async Task<Verdict> StepAsync(Guid? personId, CancellationToken ct) =>
        personId is { } member
            ? await writes.RunAsync(db => FirstSteps.TakeAsync(db, member, FirstStep.Wish, Now, ct), ct)
            : Verdict.Allowed;

    /// <summary>Wishes along; the secret of the link that takes it back, or null when the wish is off the list or is wished already.</summary>
    public async Task<string?> JoinAsync(
        string wishId,
        string alias,
        string? contact,
        Guid? personId,
        CancellationToken ct
    )
    {
        var key = Secrets.NewToken();
        try
        {
            return await writes.RunAsync(
                async db =>
                {
                    if (await WishBegin.HoldAsync(db, wishId, ct) is not { ClosedAt: null } wish)
                        return null;
                    var join = WishJoin.Of(wish.Id, alias, secrets.Seal(contact), Secrets.Hash(key), Now);
                    db.Add(join.By(personId));
                    return key;
                },
                ct
            );
        }
        catch (DbUpdateException e) when (Provider.IsDuplicate(e))
        {
            return null;
        }
    }

    /// <summary>What somebody wishes along with, by the secret of their link.</summary>
    public async Task<Wishing?> FindAsync(string key, CancellationToken ct)
    {
        var hash = Secrets.Hash(key);
        return await FindAsync(db => db.Wishes, j => j.KeyHash == hash, ct);
    }

    /// <summary>The same for a member who was signed in.</summary>
    public Task<Wishing?> FindAsync(string wishId, Guid personId, CancellationToken ct) =>
        FindAsync(db => db.Wishes.Where(w => w.PublicId == wishId), j => j.PersonId == personId, ct);

    /// <summary>A member says that the one with this link is they, so that they may begin the group. Nothing happens when they wish along already.</summary>
    public async Task OwnAsync(string key, Guid personId, CancellationToken ct)
    {
        var hash = Secrets.Hash(key);
        try
        {
            await writes.RunAsync(
                db =>
                    db.WishJoins.Where(j => j.KeyHash == hash && j.PersonId == null)
                        .Where(j => !db.WishJoins.Any(o => o.WishId == j.WishId && o.PersonId == personId))
                        .ExecuteUpdateAsync(j => j.SetProperty(x => x.PersonId, personId), ct),
                ct
            );
        }
        catch (DbException e) when (Provider.IsDuplicate(e))
        {
            // Another of their links won the race: they wish along.
        }
    }

    /// <summary>A member takes theirs back.</summary>
    public Task LeaveAsync(string wishId, Guid personId, CancellationToken ct) =>
        writes.RunAsync(
            db =>
                db.WishJoins.Where(j =>
                        j.PersonId == personId && db.Wishes.Any(w => w.Id == j.WishId && w.PublicId == wishId)
                    )
                    .ExecuteDeleteAsync(ct),
            ct
        );

    /// <summary>Takes it back.</summary>
    public Task LeaveAsync(string key, CancellationToken ct)
    {
        var hash = Secrets.Hash(key);
        return writes.RunAsync(
            async db =>
            {
                if (await db.WishJoins.FirstOrDefaultAsync(j => j.KeyHash == hash, ct) is { } join)
                    db.Remove(join);
                return true;
            },
            ct
        );
    }

    private async Task<Wishing?> FindAsync(
        Func<AppDb, IQueryable<Wish>> wishes,
        Expression<Func<WishJoin, bool>> mine,
        CancellationToken ct
    )
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var found = await db
            .WishJoins.AsNoTracking()
            .Where(mine)
            .Join(
                wishes(db),
                j => j.WishId,
                w => w.Id,
                (join, wish) =>
                    new
                    {
                        wish,
                        join,
                        Joined = db.WishJoins.Count(o => o.WishId == wish.Id),
                    }
            )
            .FirstOrDefaultAsync(ct);
        if (found is null)
            return null;
        var secret = WishBegin.InvitationOf(secrets, found.join);
        var hash = Secrets.Hash(secret);
        var link = found.wish.GroupId is null
            ? null
            : await db.GroupLinks.AsNoTracking().FirstOrDefaultAsync(l => l.SecretHash == hash, ct);
        var isOpen = link?.IsOpen(Now) ?? false;
        return new(found.wish, found.Joined, isOpen ? $"/invited/{secret}" : null);
    }

    /// <summary>Erases who wished along with what is off the list.</summary>
    public static Task EraseAsync(IServiceProvider services, CancellationToken ct)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var (until, begun) = (now - WishRules.KeptFor, now - WishRules.InvitedFor);
        return services
            .GetRequiredService<WriteQueue>()
            .RunAsync(
                db =>
                    db.WishJoins.Where(j =>
                            db.Wishes.Any(w => w.Id == j.WishId && w.ClosedAt < (w.GroupId == null ? until : begun))
                        )
                        .ExecuteDeleteAsync(ct),
                ct
            );
    }
}
