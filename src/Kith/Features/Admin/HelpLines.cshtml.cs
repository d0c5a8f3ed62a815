using Kith.Data;
using Kith.Features.HelpNow;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Admin;

/// <summary>The help lines of the hub's country and when somebody last made sure that they are right.</summary>
public sealed class HelpLinesModel(ViewerDb db, LinesAtHand lines, TimeProvider clock) : AdminPage(db)
{
    public IReadOnlyList<(HelpLine Line, bool IsAway)> Lines { get; private set; } = [];

    public bool IsDue(HelpLine line) =>
        line.Verified is null || line.IsStale(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));

    protected override async Task<IActionResult?> FindAsync()
    {
        Lines = await lines.ReadAsync(HttpContext.RequestAborted);
        return null;
    }
}
