using Kith.Data;
using Kith.Features.Reports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>What people told the stewards: open ones first, the longest waiting on top; closed ones when asked for.</summary>
public sealed class ReportsModel(ViewerDb db) : AdminPage(db)
{
    private const int PerPage = 30;

    public sealed record Line(Report Report, string? Face);

    [FromQuery(Name = "closed")]
    public bool Closed { get; set; }

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public int Pages { get; private set; }

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    protected override async Task<IActionResult?> FindAsync()
    {
        var reports = Db.Reports.Where(r => r.ClosedAt != null == Closed);
        Pages = Math.Max(1, (await reports.CountAsync() + PerPage - 1) / PerPage);
        Number = Math.Clamp(Number, 1, Pages);
        reports = Closed ? reports.OrderByDescending(r => r.ClosedAt) : reports.OrderBy(r => r.At);
        Lines = await (
            from report in reports.Skip((Number - 1) * PerPage).Take(PerPage)
            join f in Db.FacesOnDuty on report.AboutKey equals f.PublicId into faces
            from face in faces.DefaultIfEmpty()
            select new Line(report, face.Name)
        ).ToListAsync();
        Lines = [.. Closed ? Lines.OrderByDescending(l => l.Report.ClosedAt) : Lines.OrderBy(l => l.Report.At)];
        return null;
    }
}
