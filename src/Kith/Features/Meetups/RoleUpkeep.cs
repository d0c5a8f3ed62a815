using Kith.Data;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Meetups;

/// <summary>
/// Fits the roles of the times ahead to what their meetup says. Nobody loses a seat by it: a role keeps at least the seats that are
/// taken, and whoever comes in a role that goes comes without one.
/// </summary>
public static class RoleUpkeep
{
    /// <summary>
    /// Works inside a transaction that holds these times; saves. Asks nothing where no role was or is. What has begun stays as it is.
    /// </summary>
    public static async Task FitAsync(
        AppDb db,
        IReadOnlyCollection<Meetup> meetups,
        IEnumerable<Occurrence> times,
        DateTime nowUtc,
        CancellationToken ct
    )
    {
        var plans = meetups.ToDictionary(m => m.Id, m => m.Roles);
        var ahead = times
            .Where(o => o.StartsAt > nowUtc && (o.OpenRoles is not null || plans[o.MeetupId] is not []))
            .ToList();
        if (ahead is [])
            return;
        var ids = ahead.Select(o => o.Id).ToList();
        var rows = (await db.RoleSeats.Where(r => ids.Contains(r.OccurrenceId)).ToListAsync(ct)).ToLookup(r =>
            r.OccurrenceId
        );
        var isAnyGone = false;
        foreach (var time in ahead)
            isAnyGone |= Fit(db, time, plans[time.MeetupId], [.. rows[time.Id]]);
        await db.SaveChangesAsync(ct);
        if (isAnyGone)
            await LetGoAsync(db, ids, ct);
    }

    private static bool Fit(AppDb db, Occurrence time, IReadOnlyList<MeetupRole> plan, List<RoleSeats> rows)
    {
        var gone = rows.Where(r => plan.All(p => p.Slot != r.Slot)).ToList();
        db.RemoveRange(gone);
        var kept = rows.Except(gone).ToList();
        foreach (var role in plan)
        {
            if (kept.Find(r => r.Slot == role.Slot) is { } row)
            {
                row.Rename(role.Name);
                if (!time.OwnCapacity && time.State == OccurrenceState.Planned)
                    row.Resize(role.Seats);
                continue;
            }
            kept.Add(RoleSeats.Of(time.Id, role));
            db.Add(kept[^1]);
        }
        time.HasOpen(kept is [] ? null : kept.Count(r => r.HasRoom));
        return gone is not [];
    }

    private static Task<int> LetGoAsync(AppDb db, List<Guid> ids, CancellationToken ct) =>
        db
            .Rsvps.Where(r =>
                ids.Contains(r.OccurrenceId)
                && r.Role != null
                && !db.RoleSeats.Any(s => s.OccurrenceId == r.OccurrenceId && s.Slot == r.Role)
            )
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.Role, (int?)null), ct);
}
