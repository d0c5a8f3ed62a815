using Kith.Rules;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Coming;

/// <summary>Takes the seat that was kept for somebody in line.</summary>
public sealed class AcceptModel(Holders holders, Seats seats, TimeProvider clock) : HolderPage(holders)
{
    public async Task<IActionResult> OnPostAsync()
    {
        if (await LoadAsync() is { } instead)
            return instead;
        var verdict = RsvpRules.MayChange(Mine.Rsvp, Mine.Occurrence, clock.GetUtcNow().UtcDateTime);
        if (!verdict.IsAllowed)
            return Refuse(verdict);
        return await seats.AcceptAsync(Mine.Rsvp) == Outcome.Done || Mine.IsGoing
            ? SeeOther(Mine.Path())
            : Refuse(Verdict.Refused("Coming.OfferGone"));
    }
}
