using Kith.Features.Coming;
using Kith.Rules;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Hosting;

/// <summary>Lets somebody in who asked to come; where a host admits each person, nobody gets in otherwise.</summary>
public sealed class AdmitModel(Hosts hosts, Seats seats, TimeProvider clock) : HostGuestPage(hosts)
{
    public async Task<IActionResult> OnPostAsync()
    {
        if (await LoadAsync() is { } instead)
            return instead;
        var verdict = HostingRules.MayAdmit(Hosted.Meetup, Time, clock.GetUtcNow().UtcDateTime);
        if (!verdict.IsAllowed)
            return Refuse(verdict);
        return await seats.AdmitAsync(Guest.Rsvp) switch
        {
            Outcome.Done => SeeOther(TimePath()),
            Outcome.NoRoom => Refuse(Verdict.Refused("Hosting.NoRoom")),
            Outcome.TooLate => Refuse(Verdict.Refused("Hosting.NotWaiting")),
        };
    }
}
