using Kith.Features.Coming;
using Kith.Rules;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Hosting;

/// <summary>Tells one person the hidden address or link, by this host's own decision; the only way anybody learns it.</summary>
public sealed class TellModel(Hosts hosts, Seats seats) : HostGuestPage(hosts)
{
    public async Task<IActionResult> OnPostAsync()
    {
        if (await LoadAsync() is { } instead)
            return instead;
        return await seats.TellAsync(Guest.Rsvp) == Outcome.Done
            ? SeeOther(TimePath())
            : Refuse(Verdict.Refused("Hosting.NotGoing"));
    }
}
