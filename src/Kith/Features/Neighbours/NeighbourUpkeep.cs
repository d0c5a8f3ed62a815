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
        // Held one after the other in the order of their keys, and read then: what others do at the same moment is not lost.
        foreach (var id in await IdsAsync(db.Favours.Where(f => f.PersonId == personId), ct))
        {
            if (await HoldAsync(db, id, ct) is not { } favour)
                continue;
            favour.End(nowUtc);
            await Endings.StopAllAsync(db, favour, "/me/neighbours", nowUtc, ct);
        }
        var mine = db.Talks.Where(t => t.PersonId == personId && t.EndedAt == null);
        foreach (var id in await mine.OrderBy(t => t.FavourId).Select(t => t.PublicId).ToListAsync(ct))
        {
            if (await Between.HoldAnyAsync(db, personId, id, ct) is not { Talk.IsOpen: true } between)
                continue;
            if (between.Talk.State == TalkState.Agreed)
                between.Favour.Give(done: false, nowUtc);
            var (owner, path) = (between.OtherId, NeighbourNews.PathOf(between.Favour));
            if (!between.Talk.IsUnheard)
                await NeighbourNews.TellAsync(db, owner, LetterKind.FavourEnded, path, nowUtc, ct);
        }
        await db.SaveChangesAsync(ct);
        await db
            .Favours.Where(f => f.EndedById == personId)
            .ExecuteUpdateAsync(f => f.SetProperty(x => x.EndedById, (Guid?)null), ct);
        var gone = db.Favours.Where(f => f.PersonId == personId);
        await NeighbourNews.ForgetAsync(
            db,
            db.Talks.Where(t => t.PersonId == personId || gone.Any(f => f.Id == t.FavourId)),
            ct
        );
    }

    private static async Task RemindAsync(AppDb db, DateTime now, CancellationToken ct)
    {
        var soon = now.Date.AddDays(FavourRules.RemindDays);
        var due = db.Favours.Where(f => f.EndedOn == null && !f.IsReminded && f.LapsesOn <= soon);
        foreach (var id in await IdsAsync(due, ct))
        {
            if (await HoldAsync(db, id, ct) is not { EndedOn: null, IsReminded: false } favour)
                continue;
            favour.Remind();
            // Where the owner said the last day themselves there is nothing to ask them.
            if (favour.CanStandLonger)
                await TellAsync(db, favour, LetterKind.FavourLapses, NeighbourNews.RenewalOf(favour), now, ct);
        }
    }

    private static async Task LapseAsync(AppDb db, DateTime today, DateTime now, CancellationToken ct)
    {
        var over = db.Favours.Where(f => f.EndedOn == null && f.LapsesOn <= today);
        foreach (var id in await IdsAsync(over, ct))
        {
            if (await HoldAsync(db, id, ct) is not { EndedOn: null } favour || favour.LapsesOn > today)
                continue;
            favour.End(now);
            await TellAsync(db, favour, LetterKind.FavourLapsed, NeighbourNews.PathOf(favour), now, ct);
            await Endings.StopWaitingAsync(db, favour, now, ct);
        }
    }

    private static async Task EndSilentAsync(AppDb db, DateTime now, CancellationToken ct)
    {
        var since = now.Date.AddDays(-TalkRules.SilentDays);
        var silent = await db
            .Talks.Where(t => t.EndedAt == null && t.LastOn < since)
            .OrderBy(t => t.FavourId)
            .Select(t => new { t.PersonId, t.PublicId })
            .Take(AtOnce)
            .ToListAsync(ct);
        foreach (var found in silent)
        {
            // Somebody may have written, agreed or ended it since it was found.
            var held = await Between.HoldAnyAsync(db, found.PersonId, found.PublicId, ct);
            if (held is { Talk.IsOpen: true } between && between.Talk.LastOn < since)
                await Endings.FallSilentAsync(db, between, now, ct);
        }
    }

    private static Task<List<Guid>> IdsAsync(IQueryable<Favour> which, CancellationToken ct) =>
        which.OrderBy(f => f.Id).Select(f => f.Id).Take(AtOnce).ToListAsync(ct);

    private static Task<Favour?> HoldAsync(AppDb db, Guid id, CancellationToken ct) =>
        FavourBook.HoldAsync(db, db.Favours.Where(f => f.Id == id), ct);

    private static Task TellAsync(
        AppDb db,
        Favour favour,
        LetterKind kind,
        string path,
        DateTime now,
        CancellationToken ct
    ) => NeighbourNews.TellAsync(db, favour.PersonId, kind, path, now, ct);

    private static async Task EraseAsync(AppDb db, DateTime now, CancellationToken ct)
    {
        var (talks, favours) = (now - TalkRules.KeptFor, now.Date.AddDays(-FavourRules.KeptDays));
        var said = db.Talks.Where(t => t.EndedAt < talks);
        await NeighbourNews.ForgetAsync(db, said, ct);
        await said.ExecuteDeleteAsync(ct);
        // Who disagrees with stewards has as long again to be answered, and to read it.
        var stood = db
            .Favours.Where(f => f.EndedOn < favours && !db.Talks.Any(t => t.FavourId == f.Id))
            .Where(f => f.ObjectedAt == null || f.ObjectedAt < favours)
            .Where(f => f.AnsweredAt == null || f.AnsweredAt < favours);
        await NeighbourNews.ForgetAsync(db, stood, ct);
        await stood.ExecuteDeleteAsync(ct);
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
