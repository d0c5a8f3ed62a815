using Kith.Data;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Groups;

/// <summary>Whom I keep away from in this group, so that I can have to do with them again.</summary>
public sealed class KeptAwayModel(ViewerDb db, TimeProvider clock) : GroupMemberPage(db)
{
    public IReadOnlyList<Fellow> Fellows { get; private set; } = [];

    public override async Task<IActionResult?> LoadAsync()
    {
        if (await base.LoadAsync() is { } instead)
            return instead;
        var all = await Fellow.OfAsync(Db, Group, clock.GetUtcNow().UtcDateTime, HttpContext.RequestAborted);
        Fellows = [.. all.Where(f => f.IsKeptAway)];
        return null;
    }
}
