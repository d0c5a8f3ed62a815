using Kith.Data;
using Kith.Features.Neighbours;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>What was taken off the neighbours' board and whose owners disagree; who they are is not shown.</summary>
public sealed class FavoursModel(ViewerDb db) : AdminPage(db)
{
    private const int Most = 100;

    public IReadOnlyList<Favour> Favours { get; private set; } = [];

    protected override async Task<IActionResult?> FindAsync()
    {
        Favours = await Db.FavoursObjected.OrderBy(f => f.ObjectedAt).Take(Most).ToListAsync();
        return null;
    }
}
