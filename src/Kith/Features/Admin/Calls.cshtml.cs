using Kith.Data;
using Kith.Features.Services;
using Kith.Features.Services.Calls;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>The services to ring this week, on the screen or on paper.</summary>
public sealed class CallsModel(ViewerDb db, TimeProvider clock) : AdminPage(db)
{
    private const int Most = 100;

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>One service to ring.</summary>
    public sealed record Line(ServiceCall Call, string Name, string? Phone);

    public IReadOnlyList<Line> Calls { get; private set; } = [];

    /// <summary>Services that asked not to be listed.</summary>
    public IReadOnlyList<Service> Unlisted { get; private set; } = [];

    protected override async Task<IActionResult?> FindAsync()
    {
        var now = Now;
        Calls = await (
            from call in Db.ServiceCalls
            join spot in Db.ServiceSpots on call.ServiceId equals spot.ServiceId
            where call.DueAt <= now && spot.IsFirst
            orderby call.Doubts descending, call.DueAt, call.Id
            select new Line(call, spot.Name, spot.Phone)
        )
            .Take(Most)
            .ToListAsync();
        Unlisted = await Db
            .Services.Where(s => s.AwayAt != null && !Db.ServiceMerges.Any(m => m.FromId == s.Id))
            .OrderBy(s => s.Name)
            .Take(Most)
            .ToListAsync();
        return null;
    }
}
