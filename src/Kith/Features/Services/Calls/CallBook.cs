using Kith.Data;
using Kith.Features.Admin;
using Kith.Features.Services.Freshness;
using Kith.Features.Services.Hsds;
using Kith.Features.Services.Twins;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Services.Calls;

/// <summary>What somebody who rang says.</summary>
public enum CallOutcome
{
    Right,
    NoAnswer,
    ClosedForNow,
    ClosedForGood,
    Unlisted,

    /// <summary>Something is different: it is written into the form of corrections.</summary>
    Changed,

    /// <summary>Somebody else, some other week.</summary>
    Skip,
}

/// <summary>Keeps the list of services to ring: filled once a week, each rung by one person at a time, and taken off by what came of it.</summary>
public sealed class CallBook(WriteQueue writes, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Somebody is going to ring it; false when somebody else is ringing it now, or it is not on the list any more.</summary>
    public Task<bool> ClaimAsync(Guid personId, string publicId, CancellationToken ct)
    {
        var now = Now;
        return writes.RunAsync(
            async db =>
                await db
                    .ServiceCalls.Where(c => c.PublicId == publicId)
                    .Where(c => c.ClaimedUntil == null || c.ClaimedUntil <= now || c.ClaimedById == personId)
                    .ExecuteUpdateAsync(
                        c =>
                            c.SetProperty(x => x.ClaimedById, (Guid?)personId)
                                .SetProperty(x => x.ClaimedUntil, (DateTime?)(now + ServiceCall.ClaimLasts)),
                        ct
                    ) == 1,
            ct
        );
    }

    /// <summary>Carries out what came of it, once; false when this person does not ring it any more.</summary>
    public Task<bool> AnswerAsync(Guid personId, string publicId, CallOutcome outcome, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                var now = Now;
                // Pressed twice: the second finds that nobody rings it.
                var mine = await db
                    .ServiceCalls.Where(c =>
                        c.PublicId == publicId && c.ClaimedById == personId && c.ClaimedUntil > now
                    )
                    .ExecuteUpdateAsync(c => c.SetProperty(x => x.ClaimedUntil, (DateTime?)null), ct);
                if (mine == 0)
                    return false;
                var call = await db.ServiceCalls.SingleAsync(c => c.PublicId == publicId, ct);
                await EditBook.HoldAsync(db, call.ServiceId, ct);
                var service = await db.Services.SingleAsync(s => s.Id == call.ServiceId, ct);
                if (outcome == CallOutcome.NoAnswer && call.Tries + 1 < ServiceRules.MostTries)
                    call.TryAgain(now + ServiceRules.TryAgainAfter);
                else if (outcome == CallOutcome.Skip)
                    call.Wait(now + ServiceRules.CallsLast);
                // What they said is being written down; it comes again only if nobody makes sure of it then.
                else if (outcome == CallOutcome.Changed)
                    call.Wait(now + ServiceRules.NotRungTwiceIn);
                else
                    db.Remove(call);
                if (await WriteAsync(db, personId, service, outcome, ct))
                    db.Add(
                        AuditEntry.Of(personId, Deed.ServicePhoned, Matter.Service, $"{service.Id}", now, service.Name)
                    );
                return true;
            },
            ct
        );

    /// <summary>Shows again what asked not to be listed; its places stay hidden. False when it is not away.</summary>
    public Task<bool> ListAgainAsync(Guid personId, Guid serviceId, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                await EditBook.HoldAsync(db, serviceId, ct);
                var service = await db.Services.FirstOrDefaultAsync(s => s.Id == serviceId && s.AwayAt != null, ct);
                if (service is null || await db.ServiceMerges.AnyAsync(m => m.FromId == serviceId, ct))
                    return false;
                // Places its list told of meanwhile too.
                await MergeBook.CloseAsync(db, serviceId, ct);
                service.BringBack();
                db.Add(AuditEntry.Of(personId, Deed.ServiceListed, Matter.Service, $"{serviceId}", Now, service.Name));
                await db.SaveChangesAsync(ct);
                await Documents.WriteAsync(db, [serviceId], ct);
                return true;
            },
            ct
        );

    private async Task<bool> WriteAsync(
        AppDb db,
        Guid person,
        Service service,
        CallOutcome outcome,
        CancellationToken ct
    )
    {
        if (Check(outcome) is not { } check)
            return false;
        db.Add(ServiceCheck.ByUs(service.Id, CheckBy.Phone, check, Now));
        if (outcome == CallOutcome.Unlisted)
        {
            service.PutAway(Now);
            await db.SaveChangesAsync(ct);
            await MergeBook.CloseAsync(db, service.Id, ct);
            await Documents.WriteAsync(db, [service.Id], ct);
        }
        else if (outcome != CallOutcome.NoAnswer)
        {
            var by = (Now, await EditBook.FaceAsync(db, person, ct));
            await Correction.MakeAsync(
                db,
                [CheckBook.Assured(service.Id, Now), .. Status(service.Id, outcome)],
                by,
                ct
            );
        }
        else
            await db.TouchPublicAsync(ct);
        return true;
    }

    private static CheckOutcome? Check(CallOutcome outcome) =>
        outcome switch
        {
            CallOutcome.Right => CheckOutcome.Right,
            CallOutcome.NoAnswer => CheckOutcome.NoAnswer,
            CallOutcome.ClosedForNow => CheckOutcome.ClosedForNow,
            CallOutcome.ClosedForGood => CheckOutcome.ClosedForGood,
            CallOutcome.Unlisted => CheckOutcome.Unlisted,
            CallOutcome.Changed or CallOutcome.Skip => null,
        };

    private static IEnumerable<Mending> Status(Guid service, CallOutcome outcome) =>
        outcome switch
        {
            CallOutcome.ClosedForNow => [new((HsdsVocabulary.Service, service), "status", "\"temporarily closed\"")],
            CallOutcome.ClosedForGood => [new((HsdsVocabulary.Service, service), "status", "\"defunct\"")],
            _ => [],
        };
}
