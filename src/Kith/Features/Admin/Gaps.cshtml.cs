using Kith.Data;
using Kith.Features.Gaps;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>What people looked for in the last three months and did not find, often enough that nobody can be meant.</summary>
public sealed class GapsModel(ViewerDb db, TimeProvider clock) : AdminPage(db)
{
    private const int Weeks = 13;
    private const int Most = 50;

    public sealed record Line(string Topic, string Area, int Count);

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    protected override async Task<IActionResult?> FindAsync()
    {
        var since = clock.GetUtcNow().UtcDateTime.AddDays(-7 * Weeks);
        var lines = await Db
            .GapWeeks.Where(g => g.Week >= since)
            .GroupBy(g => new { g.Topic, g.Area })
            .Select(g => new
            {
                g.Key.Topic,
                g.Key.Area,
                Count = g.Sum(x => x.Count),
            })
            .Where(g => g.Count >= GapWeek.Fewest)
            .OrderByDescending(g => g.Count)
            .Take(Most)
            .ToListAsync();
        Lines = [.. lines.Select(l => new Line(l.Topic, l.Area, l.Count))];
        return null;
    }
}
