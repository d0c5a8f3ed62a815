using Kith.Data;
using Kith.Features.HelpNow;
using Kith.Web;

namespace Kith.Features.Admin;

/// <summary>The help lines of the hub's country and when somebody last made sure that they are right.</summary>
public sealed class HelpLinesModel(ViewerDb db, HelpLines lines, CurrentHub hub, TimeProvider clock) : AdminPage(db)
{
    public IReadOnlyList<HelpLine> Lines => lines.For(hub.Facts.Country)?.Lines ?? [];

    public bool IsDue(HelpLine line) =>
        line.Verified is null || line.IsStale(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
}
