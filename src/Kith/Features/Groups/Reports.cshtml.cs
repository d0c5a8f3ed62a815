using Kith.Data;
using Kith.Features.Reports;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Groups;

/// <summary>What people wanted the hosts of this group to read too. How to reach them is for the stewards alone.</summary>
public sealed class ReportsModel(ViewerDb db, Secrets secrets) : GroupHostPage(db)
{
    private const int Most = 50;

    public IReadOnlyList<(Report Report, ReportWords? Words)> Reports { get; private set; } = [];

    public override async Task<IActionResult?> LoadAsync()
    {
        if (await base.LoadAsync() is { } instead)
            return instead;
        var id = Group.Id;
        var found = await Db
            .ReportsToHosts.Where(r => r.GroupId == id)
            .OrderByDescending(r => r.At)
            .Take(Most)
            .ToListAsync();
        Reports = [.. found.Select(r => (r, ReportWords.Open(secrets, r.Sealed)))];
        return null;
    }
}
