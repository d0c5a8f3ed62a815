using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Reports;
using Kith.Features.Shared;
using Kith.Texts;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Kith.Features.Admin;

/// <summary>Close a report: what came of it, and a word to whoever wrote it.</summary>
public sealed class ReportCloseModel(ViewerDb db, Secrets secrets, TimeProvider clock, T texts)
    : ReportPage(db, secrets, clock)
{
    [BindProperty(Name = "outcome"), Required(ErrorMessage = "Admin.Reports.Outcome.Missing"), Keepable]
    public ReportOutcome? Outcome { get; set; }

    [BindProperty(Name = "answer"), StringLength(ReportWords.LongestWhat), DataType(DataType.MultilineText), Keepable]
    public string? Answer { get; set; }

    public IEnumerable<SelectListItem> Outcomes =>
        Enum.GetValues<ReportOutcome>().Select(o => new SelectListItem(texts[$"Report.Outcome.{o}"], o.ToString()));

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (!ModelState.IsValid)
            return Again();
        var (outcome, now) = (Outcome!.Value, Now);
        return await SayAsync(Deed.ReportClosed, Answer?.Trim(), report => report.Close(outcome, now), ct)
            ? SeeOther("/admin/reports")
            : NotFound();
    }
}
