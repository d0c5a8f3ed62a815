using Kith.Data;
using Kith.Rules;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Wishes;

/// <summary>A wish and how many wish along.</summary>
public sealed record Wished(Wish Wish, string? Area, int Joined)
{
    public bool IsEnough => Joined >= WishRules.Enough;
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

    /// <summary>Wishes along; the secret of the link that takes it back, or null when the wish is off the list.</summary>
    public Task<string?> JoinAsync(string wishId, string alias, string? contact, CancellationToken ct)
    {
        var key = Secrets.NewToken();
        return writes.RunAsync(
            async db =>
            {
                var wish = await db.Wishes.Where(WishRules.Visible).FirstOrDefaultAsync(w => w.PublicId == wishId, ct);
                if (wish is null)
                    return null;
                db.Add(WishJoin.Of(wish.Id, alias, secrets.Seal(contact), Secrets.Hash(key), Now));
                return key;
            },
            ct
        )!;
    }

    /// <summary>The wish somebody wishes along with, by the secret of their link.</summary>
    public async Task<Wish?> FindAsync(string key, CancellationToken ct)
    {
        var hash = Secrets.Hash(key);
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db
            .Wishes.AsNoTracking()
            .FirstOrDefaultAsync(w => db.WishJoins.Any(j => j.WishId == w.Id && j.KeyHash == hash), ct);
    }

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

    /// <summary>Erases who wished along with what is off the list.</summary>
    public static Task EraseAsync(IServiceProvider services, CancellationToken ct)
    {
        var until = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime - WishRules.KeptFor;
        return services
            .GetRequiredService<WriteQueue>()
            .RunAsync(
                db =>
                    db.WishJoins.Where(j => db.Wishes.Any(w => w.Id == j.WishId && w.ClosedAt < until))
                        .ExecuteDeleteAsync(ct),
                ct
            );
    }
}
