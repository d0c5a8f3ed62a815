using Kith.Data;
using Kith.Features.Admin;
using Kith.Features.HelpNow;
using Kith.Features.Services.Freshness;
using Kith.Features.Services.Hsds;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Services.Twins;

/// <summary>Makes two records of one service one, keeps links to the other working, and takes it back.</summary>
public sealed class MergeBook(WriteQueue writes, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>
    /// Keeps one and puts the other away; refused when that would show what one of them keeps to itself. The list the other comes from
    /// may go on telling of it: it stays away.
    /// </summary>
    public Task<Verdict> MergeAsync(Guid steward, Guid keep, Guid away, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                foreach (var id in new[] { keep, away }.Order())
                    await EditBook.HoldAsync(db, id, ct);
                var both = await db
                    .Services.Where(ServiceRules.Shown)
                    .Where(s => s.Id == keep || s.Id == away)
                    .ToListAsync(ct);
                if (
                    both.Find(s => s.Id == away) is not { } gone
                    || both.Find(s => s.Id == keep) is not { } kept
                    || keep == away
                )
                    return Verdict.Refused("Twins.Gone");
                var (hides, hidesToo) = (await HidesAsync(db, keep, ct), await HidesAsync(db, away, ct));
                if (ServiceRules.MayMerge(hides, hidesToo, gone.FeedId == LineFeed.Id) is { IsAllowed: false } refused)
                    return refused;
                gone.PutAway(Now);
                db.Add(ServiceMerge.Of(away, keep, Now));
                db.Add(Entry(steward, Deed.ServicesMerged, kept));
                await db.SaveChangesAsync(ct);
                if (hides)
                    await CloseAsync(db, away, ct);
                await db
                    .SuggestedEdits.Where(e => e.ServiceId == away && e.Outcome == null)
                    .ExecuteUpdateAsync(
                        e =>
                            e.SetProperty(x => x.Outcome, EditOutcome.Declined)
                                .SetProperty(x => x.AnsweredAt, (DateTime?)Now),
                        ct
                    );
                await Documents.WriteAsync(db, both.Select(s => s.Id), ct);
                return Verdict.Allowed;
            },
            ct
        );

    /// <summary>Both are services of their own again; what was hidden with the merge stays hidden. False when it is undone already.</summary>
    public Task<bool> UndoAsync(Guid steward, Guid mergeId, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                if (await db.ServiceMerges.FirstOrDefaultAsync(m => m.Id == mergeId, ct) is not { } merge)
                    return false;
                await EditBook.HoldAsync(db, merge.FromId, ct);
                // What the kept one has kept to itself since then was this one's to keep as well.
                if (await HidesAsync(db, merge.IntoId, ct))
                    await CloseAsync(db, merge.FromId, ct);
                var back = await db.Services.SingleAsync(s => s.Id == merge.FromId, ct);
                back.BringBack();
                db.Remove(merge);
                db.Add(Entry(steward, Deed.MergeUndone, back));
                await db.SaveChangesAsync(ct);
                await Documents.WriteAsync(db, [back.Id], ct);
                return true;
            },
            ct
        );

    /// <summary>Remembers that two are not the same.</summary>
    public Task ApartAsync(Guid one, Guid other, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                foreach (var id in new[] { one, other }.Order())
                    await EditBook.HoldAsync(db, id, ct);
                var apart = ServiceApart.Of(one, other);
                if (
                    !await db.ServicesApart.AnyAsync(
                        a => a.FirstId == apart.FirstId && a.SecondId == apart.SecondId,
                        ct
                    )
                )
                    db.Add(apart);
                return true;
            },
            ct
        );

    /// <summary>Keeps the places that only this service, or nothing else of its organization, has from being found any other way, for good.</summary>
    internal static async Task CloseAsync(AppDb db, Guid service, CancellationToken ct)
    {
        var organization = db.Services.Where(s => s.Id == service).Select(s => s.OrganizationId);
        var shown = db.Services.Where(ServiceRules.Shown).Where(s => s.Id != service);
        var own = await db
            .Locations.Where(l => l.Openness == Openness.Open)
            .Where(l =>
                db.ServicesAtLocations.Any(k => k.LocationId == l.Id && k.ServiceId == service)
                || (l.OrganizationId != null && organization.Contains(l.OrganizationId))
            )
            .Where(l => !db.ServicesAtLocations.Any(k => k.LocationId == l.Id && shown.Any(s => s.Id == k.ServiceId)))
            .ToListAsync(ct);
        own.ForEach(place => place.Keep(Openness.Secret));
        await db.SaveChangesAsync(ct);
        var changed = own.ToLookup(_ => HsdsVocabulary.Location, l => l.Id);
        await Documents.WriteAsync(db, await Documents.AffectedAsync(db, changed, ct), ct);
    }

    private static Task<bool> HidesAsync(AppDb db, Guid service, CancellationToken ct) =>
        db.ServicesAtLocations.AnyAsync(
            k => k.ServiceId == service && db.Locations.Any(l => l.Id == k.LocationId && l.Openness != Openness.Open),
            ct
        );

    private AuditEntry Entry(Guid steward, Deed deed, Service service) =>
        AuditEntry.Of(steward, deed, Matter.Service, service.Id.ToString(), Now, service.Name);
}
