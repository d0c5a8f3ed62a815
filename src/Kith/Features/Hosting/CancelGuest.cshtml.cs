using Kith.Features.Coming;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Hosting;

/// <summary>Cancels for somebody who rang.</summary>
public sealed class CancelGuestModel(Hosts hosts, Seats seats) : HostGuestPage(hosts)
{
    public async Task<IActionResult> OnPostAsync()
    {
        if (await LoadAsync() is { } instead)
            return instead;
        // Whoever left meanwhile is off the list already.
        await seats.CancelAsync(Guest.Rsvp);
        return SeeOther(TimePath());
    }
}
