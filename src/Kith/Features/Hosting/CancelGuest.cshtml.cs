using Kith.Features.Coming;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Hosting;

/// <summary>Cancels for somebody who rang, or says no to somebody who asked to come.</summary>
public sealed class CancelGuestModel(Hosts hosts, Seats seats) : HostGuestPage(hosts)
{
    /// <summary>Whether they have asked and wait for an answer.</summary>
    public bool Asks => Guest.Rsvp.State == RsvpState.Waitlisted && Hosted.Meetup.ByApproval;

    public async Task<IActionResult> OnPostAsync()
    {
        if (await LoadAsync() is { } instead)
            return instead;
        // Whoever left meanwhile is off the list already.
        await (Asks ? seats.DeclineAsync(Guest.Rsvp) : seats.CancelAsync(Guest.Rsvp));
        return SeeOther(TimePath());
    }
}
