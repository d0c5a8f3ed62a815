using Kith.Data;
using Kith.Features.Groups;
using Kith.Features.Meetups;
using Kith.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Me;

/// <summary>Where I asked to join and what became of it; each leads on to what was said about it.</summary>
public sealed class RequestsModel(ViewerDb db, CurrentHub hub) : PageModel
{
    /// <summary>Most requests shown; a month later they are erased.</summary>
    private const int Most = 100;

    public IReadOnlyList<(Group Group, JoinRequest Request)> Requests { get; private set; } = [];

    /// <summary>On the hub's clock.</summary>
    public DateTime Local(DateTime utc) => MeetupTimes.Local(utc, MeetupTimes.Zone(hub.Facts.Zone));

    public async Task OnGetAsync(CancellationToken ct)
    {
        var me = db.Viewer.PersonId;
        var found = await db
            .JoinRequests.Where(r => r.PersonId == me)
            .Join(db.GroupsAsked, r => r.GroupId, g => g.Id, (r, g) => new { r, g })
            .OrderByDescending(x => x.r.AskedAt)
            .Take(Most)
            .ToListAsync(ct);
        Requests = [.. found.Select(x => (x.g, x.r))];
    }
}
