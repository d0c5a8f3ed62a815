using Kith.Data;
using Kith.Features.Reports;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>A stewards' page about one report.</summary>
public abstract class ReportPage(ViewerDb db, Secrets secrets, TimeProvider clock) : AdminPage(db)
{
    [FromRoute(Name = "report")]
    public string Id { get; set; } = "";

    public Report Report { get; private set; } = null!;

    public ReportWords? Words { get; private set; }

    /// <summary>The face it is about, as it is called now; null when it is about something else or the face is gone.</summary>
    public string? Face { get; private set; }

    public string Path => $"/admin/reports/{Id}";

    protected DateTime Now => clock.GetUtcNow().UtcDateTime;

    protected override async Task<IActionResult?> FindAsync()
    {
        var found = await (
            from report in Db.Reports.Where(r => r.PublicId == Id)
            join f in Db.FacesOnDuty on report.AboutKey equals f.PublicId into faces
            from face in faces.DefaultIfEmpty()
            select new { Report = report, Face = face.Name }
        ).FirstOrDefaultAsync();
        if (found is null)
            return NotFound();
        (Report, Face) = (found.Report, found.Face);
        Words = ReportWords.Open(secrets, Report.Sealed);
        return null;
    }

    /// <summary>Writes what the stewards say to its author and does something with it, in one transaction with the log.</summary>
    protected Task<bool> SayAsync(Deed deed, string? words, Action<Report> change, CancellationToken ct)
    {
        var now = Now;
        return Db.WriteAsync(
            async inner =>
            {
                if (await inner.Reports.FirstOrDefaultAsync(r => r.PublicId == Id, ct) is not { } report)
                    return false;
                change(report);
                if (words is { Length: > 0 })
                    inner.Add(ReportNote.Of(report.Id, fromStewards: true, secrets.Seal(words)!, now));
                Record(inner, (deed, Matter.Report, Id), now);
                return true;
            },
            ct
        );
    }
}
