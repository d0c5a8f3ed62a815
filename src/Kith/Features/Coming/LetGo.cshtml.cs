using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Coming;

/// <summary>Lets the seat go that was kept for somebody in line; the next one gets it.</summary>
public sealed class LetGoModel(Holders holders, Seats seats) : HolderPage(holders)
{
    public async Task<IActionResult> OnPostAsync()
    {
        if (await LoadAsync() is { } instead)
            return instead;
        // An offer that has run out meanwhile is let go already.
        await seats.LetGoAsync(Mine.Rsvp);
        return SeeOther(Mine.Path());
    }
}
