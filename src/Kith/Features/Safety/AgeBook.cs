using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Admin;
using Kith.Features.Groups;
using Kith.Features.Meetups;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Safety;

/// <summary>Keeps what people say about their age, and which adults a steward has checked.</summary>
public sealed class AgeBook(WriteQueue writes, TimeProvider clock)
{
    /// <summary>Somebody says how old they are; requests of theirs that wait go to checked hosts alone from then on.</summary>
    public Task<Verdict> SayAsync(Guid personId, PersonAge age, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                // Held, so that nobody joins a group for adults in the very moment they say they are none.
                await HoldAsync(db, personId, ct);
                var person = await db.People.SingleAsync(p => p.Id == personId, ct);
                var mine = db.Memberships.Where(m => m.PersonId == personId);
                var elsewhere = await db
                    .Groups.Where(g => mine.Any(m => m.GroupId == g.Id))
                    .AnyAsync(g => g.Ages == null || g.Ages == AgeBand.Adults, ct);
                var verdict = AgeRules.MaySay(person.Age, age, await IsForAdultsAsync(db, ct), elsewhere);
                if (!verdict.IsAllowed)
                    return verdict;
                person.SayAge(age);
                var isMinor = AgeRules.IsMinor(age);
                await db
                    .JoinRequests.Where(r => r.PersonId == personId)
                    .ExecuteUpdateAsync(r => r.SetProperty(x => x.FromMinor, x => x.FromMinor || isMinor), ct);
                return verdict;
            },
            ct
        );

    /// <summary>A steward notes that they have checked the adult behind a face, or takes that back.</summary>
    public Task<Verdict> CheckAsync(Guid by, string faceKey, bool isChecked, string reason, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                var age = await db
                    .Faces.Where(f => f.PublicId == faceKey)
                    .Join(db.People, f => f.PersonId, p => p.Id, (f, p) => new { p.Id, p.Age })
                    .SingleOrDefaultAsync(ct);
                var verdict = isChecked ? AgeRules.MayCheck(age?.Age) : Verdict.Allowed;
                if (!verdict.IsAllowed || age is null)
                    return verdict;
                await db.AdultChecks.Where(c => c.FaceKey == faceKey).ExecuteDeleteAsync(ct);
                if (isChecked)
                    db.Add(AdultCheck.Of(age.Id, faceKey, Now));
                var deed = isChecked ? Deed.AdultChecked : Deed.AdultUnchecked;
                db.Add(AuditEntry.Of(by, deed, Matter.Face, faceKey, Now, reason: reason));
                return verdict;
            },
            ct
        );

    /// <summary>Whether somebody's age and a group fit together; inside a write that holds the group's turn.</summary>
    public static async Task<AgeFit> FitAsync(AppDb db, Guid personId, Group group, CancellationToken ct)
    {
        await HoldAsync(db, personId, ct);
        var person = await db
            .People.Where(p => p.Id == personId)
            .Select(p => new { p.Age, IsChecked = db.AdultChecks.Any(c => c.PersonId == p.Id) })
            .SingleAsync(ct);
        return AgeRules.Fit(
            person.Age,
            person.IsChecked,
            group.Ages,
            await CheckedHostsAsync(db.Memberships, db.AdultChecks, group.Id, ct),
            await IsForAdultsAsync(db, ct)
        );
    }

    /// <summary>Whether everybody who belongs to the group fits the ages it is for now; inside its turn.</summary>
    public static async Task<bool> FitsAllAsync(AppDb db, Group group, CancellationToken ct)
    {
        var everybody = await db
            .Memberships.Where(m => m.GroupId == group.Id)
            .Join(
                db.People,
                m => m.PersonId,
                p => p.Id,
                (m, p) => new { p.Age, IsChecked = db.AdultChecks.Any(c => c.PersonId == p.Id) }
            )
            .ToListAsync(ct);
        var hosts = await CheckedHostsAsync(db.Memberships, db.AdultChecks, group.Id, ct);
        return everybody.TrueForAll(p =>
            AgeRules.Fit(p.Age, p.IsChecked, group.Ages, hosts, adultsOnly: false) is AgeFit.Fits or AgeFit.SayFirst
        );
    }

    /// <summary>How many hosts and co-hosts of a group are checked adults.</summary>
    public static Task<int> CheckedHostsAsync(
        IQueryable<Membership> memberships,
        IQueryable<AdultCheck> checks,
        Guid groupId,
        CancellationToken ct
    ) =>
        memberships.CountAsync(
            m =>
                m.GroupId == groupId
                && (m.Role == GroupRole.Host || m.Role == GroupRole.CoHost)
                && checks.Any(c => c.PersonId == m.PersonId),
            ct
        );

    private static Task<bool> IsForAdultsAsync(AppDb db, CancellationToken ct) =>
        db.Hubs.AnyAsync(h => h.AdultsOnly, ct);

    private static Task<int> HoldAsync(AppDb db, Guid personId, CancellationToken ct) =>
        db
            .People.Where(p => p.Id == personId)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.Language, x => x.Language), ct);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
