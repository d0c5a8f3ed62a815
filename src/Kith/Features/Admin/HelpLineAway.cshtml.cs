using Kith.Data;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Admin;

/// <summary>Take a help line off, everywhere at once, or put it back. Doing it twice changes nothing.</summary>
public sealed class HelpLineAwayModel(ViewerDb db, LinesAtHand lines, TimeProvider clock)
    : HelpLinePage(db, lines, clock)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        var deed = IsAway ? Deed.HelpLineBack : Deed.HelpLineAway;
        return await Lines.Book.PutAsync(Id, isShown: IsAway, Told(deed), ct)
            ? SeeOther("/admin/help-lines")
            : NotFound();
    }
}
