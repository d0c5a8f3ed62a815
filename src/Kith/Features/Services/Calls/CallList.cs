using Kith.Data;
using Kith.Features.HelpNow;
using Kith.Features.Services.Freshness;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Services.Calls;

/// <summary>Chooses which services are to be rung.</summary>
public static class CallList
{
    /// <summary>Puts on the list what visitors doubt and what nobody has made sure of for longest, as many as a week has room for.</summary>
    public static Task FillAsync(IServiceProvider services, CancellationToken ct) =>
        services
            .GetRequiredService<WriteQueue>()
            .RunAsync(db => FillAsync(db, services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime, ct), ct);

    private static async Task<int> FillAsync(AppDb db, DateTime now, CancellationToken ct)
    {
        await db
            .ServiceCalls.Where(c => c.ClaimedUntil <= now)
            .ExecuteUpdateAsync(
                c => c.SetProperty(x => x.ClaimedById, (Guid?)null).SetProperty(x => x.ClaimedUntil, (DateTime?)null),
                ct
            );
        // Stewards check help lines by themselves; a call to ask would keep somebody else waiting.
        var rings = db.Services.Where(ServiceRules.Listed).Where(s => s.FeedId != LineFeed.Id);
        // What nobody would find does not keep anything else from being rung.
        await db.ServiceCalls.Where(c => !rings.Any(s => s.Id == c.ServiceId)).ExecuteDeleteAsync(ct);
        var room = await RoomAsync(db, now, ct);
        var (said, rung) = (now - ServiceRules.VisitorsCountFor, now - ServiceRules.NotRungTwiceIn);
        // What visitors doubted before somebody made sure is answered.
        var doubts = db
            .ServiceChecks.Where(c => c.By == CheckBy.Visitor && c.Outcome == CheckOutcome.Wrong && c.At >= said)
            .Where(c =>
                !db.ServiceChecks.Any(k => k.ServiceId == c.ServiceId && k.By != CheckBy.Visitor && k.At >= c.At)
            );
        var wanted = db.Services.Where(ServiceRules.Due(now)).Select(s => s.Id).Union(doubts.Select(c => c.ServiceId));
        var due = await rings
            .Where(s => wanted.Contains(s.Id))
            .Where(s => db.ServiceSpots.Any(p => p.ServiceId == s.Id && p.IsFirst && p.Phone != null))
            .Where(s => !db.ServiceCalls.Any(c => c.ServiceId == s.Id))
            .Where(s => !db.ServiceChecks.Any(c => c.ServiceId == s.Id && c.By == CheckBy.Phone && c.At > rung))
            .Select(s => new
            {
                s.Id,
                s.AssuredAt,
                Doubts = doubts.Count(c => c.ServiceId == s.Id),
            })
            // One or two could be whoever wants it rung.
            .OrderByDescending(s => s.Doubts >= ServiceRules.LeastVisitors ? s.Doubts : 0)
            .ThenBy(s => s.AssuredAt ?? DateTime.UnixEpoch)
            .ThenBy(s => s.Id)
            .Take(Math.Max(0, room))
            .ToListAsync(ct);
        db.AddRange(due.Select(s => ServiceCall.Of(s.Id, s.Doubts, now)));
        return due.Count;
    }

    // What is set aside for later, and what was rung this week and is done, leaves no room twice.
    private static async Task<int> RoomAsync(AppDb db, DateTime now, CancellationToken ct)
    {
        var (soon, week) = (now + ServiceRules.TryAgainAfter, now - ServiceRules.CallsLast);
        var rung = await db
            .ServiceChecks.Where(c => c.By == CheckBy.Phone && c.At > week)
            .Where(c => !db.ServiceCalls.Any(x => x.ServiceId == c.ServiceId && x.DueAt <= soon))
            .Select(c => c.ServiceId)
            .Distinct()
            .CountAsync(ct);
        return ServiceRules.CallsAWeek - rung - await db.ServiceCalls.CountAsync(c => c.DueAt <= soon, ct);
    }
}
