using Kith.Data;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Groups;

/// <summary>Stop hosting and stay a member. The last host hands over first.</summary>
public sealed class StepDownModel(ViewerDb db, Roles roles) : GroupHostPage(db)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        var verdict = await roles.StepDownAsync(Db.Viewer.PersonId!.Value, Group.Id, ct);
        return verdict.IsAllowed ? SeeOther(At()) : Refuse(verdict);
    }
}
