using Kith.Features.Coming;
using Kith.Rules;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Hosting;

/// <summary>Offers a free seat to somebody in line, whatever their place in it: a host may know why.</summary>
public sealed class OfferModel(Hosts hosts, Seats seats, TimeProvider clock) : HostGuestPage(hosts)
{
    public async Task<IActionResult> OnPostAsync()
    {
        if (await LoadAsync() is { } instead)
            return instead;
        var now = clock.GetUtcNow().UtcDateTime;
        if (!IsOn)
            return Refuse(Verdict.Refused("Coming.Cancelled"));
        return await seats.OfferAsync(Guest.Rsvp, RsvpRules.OfferEnds(Time.StartsAt, now) ?? Time.StartsAt) switch
        {
            Outcome.Done => SeeOther(TimePath()),
            Outcome.NoRoom => Refuse(Verdict.Refused("Hosting.NoRoom")),
            Outcome.TooLate => Refuse(Verdict.Refused("Hosting.NotWaiting")),
        };
    }
}
