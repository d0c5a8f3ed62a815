using Kith.Data;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Admin;

/// <summary>Lay the office down, when somebody else is there to carry on.</summary>
public sealed class StandDownModel(ViewerDb db, Stewardship stewardship) : AdminPage(db)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        var verdict = await stewardship.StandDownAsync(Me, ct);
        return verdict.IsAllowed ? SeeOther("/me") : Refuse(verdict);
    }
}
