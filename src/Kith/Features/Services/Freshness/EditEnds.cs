using Kith.Data;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Services.Freshness;

/// <summary>How long what visitors said is kept.</summary>
public static class EditEnds
{
    /// <summary>Erases what was answered long enough ago, what nobody answered or can answer any more, and words of visitors that no longer count.</summary>
    public static Task EraseAsync(IServiceProvider services, CancellationToken ct)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var (answered, said) = (now - ServiceRules.EditsKeptFor, now - ServiceRules.VisitorsCountFor);
        var waited = now - ServiceRules.EditsWaitFor;
        return services
            .GetRequiredService<WriteQueue>()
            .RunAsync(
                async db =>
                    await db.SuggestedEdits.Where(e => e.AnsweredAt < answered || e.At < waited).ExecuteDeleteAsync(ct)
                    + await EraseLostAsync(db, ct)
                    + await db.ServiceChecks.Where(c => c.By == CheckBy.Visitor && c.At < said).ExecuteDeleteAsync(ct),
                ct
            );
    }

    private static Task<int> EraseLostAsync(AppDb db, CancellationToken ct) =>
        db
            .SuggestedEdits.Where(e => !db.Services.Where(ServiceRules.Shown).Any(s => s.Id == e.ServiceId))
            .Where(e => e.Outcome == null)
            .ExecuteDeleteAsync(ct);
}
