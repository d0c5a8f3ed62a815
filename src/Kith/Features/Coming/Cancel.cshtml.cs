using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Coming;

/// <summary>"I can't come after all": the seat goes to the next in line, needs and contact are forgotten.</summary>
public sealed class CancelModel(Holders holders, Seats seats) : HolderPage(holders)
{
    public async Task<IActionResult> OnPostAsync()
    {
        if (await LoadAsync() is { } instead)
            return instead;
        // Whoever already left, or was cancelled on, sees how it stands: there is nothing more to do.
        await seats.CancelAsync(Mine.Rsvp);
        return SeeOther(Mine.Path());
    }
}
