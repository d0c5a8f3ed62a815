using Kith.Data;
using Kith.Features.Safety;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Groups;

/// <summary>Leave a group, without giving a reason. The last host hands over first, or ends the group.</summary>
[OpenWhilePaused]
public sealed class LeaveModel(ViewerDb db, Belonging belonging) : GroupMemberPage(db)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        var verdict = await belonging.LeaveAsync(Db.Viewer.PersonId!.Value, Group.Id, ct);
        return verdict.IsAllowed ? SeeOther("/me") : Refuse(verdict);
    }
}
