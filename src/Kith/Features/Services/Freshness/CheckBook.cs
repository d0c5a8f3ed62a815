using System.Globalization;
using Kith.Data;
using Kith.Features.Services.Hsds;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Services.Freshness;

/// <summary>Takes note of who looked whether a service is still right.</summary>
public sealed class CheckBook(WriteQueue writes, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>A visitor says so; it counts for a while and verifies nothing.</summary>
    public Task SayAsync(Guid serviceId, bool isRight, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                db.Add(ServiceCheck.ByVisitor(serviceId, isRight, Now));
                await db.SaveChangesAsync(ct);
                var since = Now - ServiceRules.VisitorsCountFor;
                var said = await db.ServiceChecks.CountAsync(ServiceRules.SaidRightSince(serviceId, since), ct);
                // Kept pages move on only when what they say does.
                if (isRight && ServiceRules.MayCount(said))
                    await db.TouchPublicAsync(ct);
                return true;
            },
            ct
        );

    /// <summary>The change by which everybody learns that we made sure today.</summary>
    internal static Mending Assured(Guid serviceId, DateTime nowUtc) =>
        new(
            (HsdsVocabulary.Service, serviceId),
            LocalChange.AssuredDate,
            $"\"{nowUtc.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\""
        );
}
