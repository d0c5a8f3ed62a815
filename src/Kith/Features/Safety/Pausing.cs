using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Admin;
using Kith.Rules;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Safety;

/// <summary>
/// Stops and starts accounts from one of their faces. A pause through one face says nothing about any other: an account that is
/// paused already is paused again just the same, and stays so until the last pause has ended.
/// </summary>
public sealed class Pausing(WriteQueue writes, Secrets secrets, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Pauses the account behind a face; false when there is no such face.</summary>
    public Task<bool> PauseAsync(Guid by, string faceKey, string reason, int? days, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                if (await db.Faces.FirstOrDefaultAsync(f => f.PublicId == faceKey, ct) is not { } face)
                    return false;
                db.Add(Pause.Of(face.PersonId, faceKey, reason, by, Now, days is { } d ? Now.AddDays(d) : null));
                db.Add(AuditEntry.Of(by, Deed.FacePaused, Matter.Face, faceKey, Now, reason: reason));
                await db.SaveChangesAsync(ct);
                await SettleAsync(db, face.PersonId, Now, ct);
                return true;
            },
            ct
        );

    /// <summary>Ends every pause that was made through this face.</summary>
    public Task<bool> LiftAsync(Guid by, string faceKey, string reason, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                var open = await db.Pauses.Where(p => p.FaceKey == faceKey && p.LiftedAt == null).ToListAsync(ct);
                if (open is [])
                    return false;
                open.ForEach(p => p.Lift(Now));
                db.Add(AuditEntry.Of(by, Deed.FaceUnpaused, Matter.Face, faceKey, Now, reason: reason));
                await db.SaveChangesAsync(ct);
                await SettleAsync(db, open[0].PersonId, Now, ct);
                return true;
            },
            ct
        );

    /// <summary>The person disagrees with a pause of their own account.</summary>
    public Task ObjectAsync(Guid personId, string pause, string words, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                var mine = await db.Pauses.FirstOrDefaultAsync(p => p.PublicId == pause && p.PersonId == personId, ct);
                mine?.Object(secrets.Seal(words)!, Now);
                return true;
            },
            ct
        );

    /// <summary>Answers an objection; the pause stays or ends.</summary>
    public Task<Verdict> AnswerAsync(Guid by, string pause, string words, bool lift, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                if (
                    await db.Pauses.FirstOrDefaultAsync(p => p.PublicId == pause && p.ObjectedAt != null, ct)
                    is not { } about
                )
                    return Verdict.Refused("Parting.Gone");
                var verdict = SafetyRules.MayAnswer(by, about.ByPersonId, await db.Stewards.CountAsync(ct));
                if (!verdict.IsAllowed)
                    return verdict;
                about.Reply(secrets.Seal(words)!, Now);
                if (lift)
                    about.Lift(Now);
                db.Add(AuditEntry.Of(by, Deed.ObjectionAnswered, Matter.Face, about.FaceKey, Now));
                await db.SaveChangesAsync(ct);
                await SettleAsync(db, about.PersonId, Now, ct);
                return verdict;
            },
            ct
        );

    /// <summary>
    /// Brings the account's state in line with its pauses. An account that is on its way out stays on it; whoever lets it come
    /// back asks here again, so that leaving is no way around a pause.
    /// </summary>
    public static async Task SettleAsync(AppDb db, Guid personId, DateTime nowUtc, CancellationToken ct)
    {
        // What a paused face has on the neighbours' board is not shown to strangers either.
        await db.TouchPublicAsync(ct);
        var person = await db.People.SingleAsync(p => p.Id == personId, ct);
        if (person.State == PersonState.Leaving)
            return;
        var open = await db
            .Pauses.Where(p => p.PersonId == personId && p.LiftedAt == null && (p.EndsAt == null || p.EndsAt > nowUtc))
            .OrderByDescending(p => p.At)
            .ToListAsync(ct);
        if (open is [var last, ..])
            person.Pause(last.Reason, open.Any(p => p.EndsAt is null) ? null : open.Max(p => p.EndsAt));
        else if (person.State == PersonState.Paused)
            person.Return();
    }

    /// <summary>Lets accounts begin again whose last pause has run out.</summary>
    public static Task EndAsync(IServiceProvider services, CancellationToken ct)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        return services
            .GetRequiredService<WriteQueue>()
            .RunAsync(
                async db =>
                {
                    var over = await db.Pauses.Where(p => p.LiftedAt == null && p.EndsAt <= now).ToListAsync(ct);
                    over.ForEach(p => p.Lift(now));
                    await db.SaveChangesAsync(ct);
                    // Who came back from leaving while a pause is open is paused again: leaving is no way around it.
                    var astray = await db
                        .Pauses.Where(p => p.LiftedAt == null)
                        .Where(p => db.People.Any(x => x.Id == p.PersonId && x.State == PersonState.Active))
                        .Select(p => p.PersonId)
                        .ToListAsync(ct);
                    foreach (var who in over.Select(p => p.PersonId).Concat(astray).Distinct())
                        await SettleAsync(db, who, now, ct);
                    return true;
                },
                ct
            );
    }
}
