using Kith.Data;
using Kith.Features.Reports;
using Kith.Mail;
using Kith.Rules;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Neighbours;

/// <summary>Lets offers, needs and talks go when their time is over. Harmless when run twice.</summary>
public static class NeighbourUpkeep
{
    /// <summary>Most of a kind in one write.</summary>
    private const int AtOnce = 200;

    /// <summary>Reminds, ends and erases what is due.</summary>
    public static Task RunAsync(IServiceProvider services, CancellationToken ct)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var today = HubDay.Of(services.GetRequiredService<CurrentHub>(), now);
        return services
            .GetRequiredService<WriteQueue>()
            .RunAsync(
                async db =>
                {
                    await RemindAsync(db, now, ct);
                    await LapseAsync(db, today, now, ct);
                    await EndSilentAsync(db, now, ct);
                    await db.SaveChangesAsync(ct);
                    await EraseAsync(db, now, ct);
                    return true;
                },
                ct
            );
    }

    /// <summary>
    /// Somebody leaves for good: whoever they had something open with is told, and what they took is free again. Their rows go with
    /// their person. Inside that write.
    /// </summary>
    public static async Task LeaveAsync(AppDb db, Guid personId, DateTime nowUtc, CancellationToken ct)
    {
        foreach (var favour in await db.Favours.Where(f => f.PersonId == personId).ToListAsync(ct))
        {
            favour.End(nowUtc);
            await Endings.StopAllAsync(db, favour, "/me/neighbours", nowUtc, ct);
        }
        foreach (var talk in await db.Talks.Where(t => t.PersonId == personId && t.EndedAt == null).ToListAsync(ct))
        {
            if (await FavourBook.HoldAsync(db, db.Favours.Where(f => f.Id == talk.FavourId), ct) is not { } favour)
                continue;
            if (talk.State == TalkState.Agreed)
                favour.Give(done: false, nowUtc);
            var (owner, path) = (favour.PersonId, $"/neighbours/{favour.PublicId}");
            if (!talk.IsUnheard)
                await NeighbourNews.TellAsync(db, owner, LetterKind.FavourEnded, path, nowUtc, ct);
        }
        await db.SaveChangesAsync(ct);
    }

    private static async Task RemindAsync(AppDb db, DateTime now, CancellationToken ct)
    {
        var soon = now.Date.AddDays(FavourRules.RemindDays);
        var due = await db
            .Favours.Where(f => f.EndedOn == null && !f.IsReminded && f.LapsesOn <= soon && f.UntilLocal == null)
            .Where(f => f.DayLocal == null)
            .Take(AtOnce)
            .ToListAsync(ct);
        foreach (var favour in due)
        {
            favour.Remind();
            var path = $"/neighbours/{favour.PublicId}/renew";
            await NeighbourNews.TellAsync(db, favour.PersonId, LetterKind.FavourLapses, path, now, ct);
        }
    }

    private static async Task LapseAsync(AppDb db, DateTime today, DateTime now, CancellationToken ct)
    {
        var over = await db.Favours.Where(f => f.EndedOn == null && f.LapsesOn <= today).Take(AtOnce).ToListAsync(ct);
        foreach (var favour in over)
        {
            favour.End(now);
            await Endings.StopWaitingAsync(db, favour, now, ct);
        }
    }

    private static async Task EndSilentAsync(AppDb db, DateTime now, CancellationToken ct)
    {
        var since = now.Date.AddDays(-TalkRules.SilentDays);
        var silent = await db.Talks.Where(t => t.EndedAt == null && t.LastOn < since).Take(AtOnce).ToListAsync(ct);
        foreach (var talk in silent)
        {
            if (await FavourBook.HoldAsync(db, db.Favours.Where(f => f.Id == talk.FavourId), ct) is not { } favour)
                continue;
            if (talk.State == TalkState.Agreed)
                favour.Give(done: false, now);
            talk.End(TalkState.Stopped, now);
        }
    }

    private static async Task EraseAsync(AppDb db, DateTime now, CancellationToken ct)
    {
        var (talks, favours) = (now - TalkRules.KeptFor, now.Date.AddDays(-FavourRules.KeptDays));
        await db.Talks.Where(t => t.EndedAt < talks).ExecuteDeleteAsync(ct);
        await db
            .Favours.Where(f => f.EndedOn < favours && !db.Talks.Any(t => t.FavourId == f.Id))
            .ExecuteDeleteAsync(ct);
        // A face somebody keeps away from stays as long as they do: forgetting it would end their peace.
        await db
            .Faces.Where(f => f.IsForOnce)
            .Where(f => !db.Favours.Any(x => x.FaceId == f.Id) && !db.Talks.Any(t => t.FaceId == f.Id))
            .Where(f => !db.Blocks.Any(b => b.FaceId == f.Id || b.ByFaceId == f.Id))
            // Stewards can only pause, and lift a pause of, a face that is there.
            .Where(f => !db.Pauses.Any(p => p.FaceKey == f.PublicId && p.LiftedAt == null))
            .Where(f =>
                !db.Reports.Any(r => r.About == ReportAbout.Face && r.AboutKey == f.PublicId && r.ClosedAt == null)
            )
            .ExecuteDeleteAsync(ct);
    }
}
