using Kith.Data;
using Kith.Features.Services;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>Lists of services that others keep: what the hub last read of each, and when it reads it again.</summary>
public sealed class ListsModel(ViewerDb db) : AdminPage(db)
{
    private const int Most = 200;

    /// <summary>One list.</summary>
    /// <param name="Name">Who keeps it.</param>
    /// <param name="Reading">What the last reading did.</param>
    public sealed record Line(string Name, ListReading Reading);

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    protected override async Task<IActionResult?> FindAsync()
    {
        var found = await Db
            .ListReadings.Join(Db.Feeds, r => r.FeedId, f => f.Id, (r, f) => new { f.Name, Reading = r })
            .OrderByDescending(l => l.Reading.Failure != null)
            .ThenBy(l => l.Name)
            .Take(Most)
            .ToListAsync();
        Lines = [.. found.Select(l => new Line(l.Name, l.Reading))];
        return null;
    }
}
