using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Reports;
using Kith.Features.Shared;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>One report, and an answer to whoever wrote it.</summary>
public sealed class ReportModel(ViewerDb db, Secrets secrets, TimeProvider clock) : ReportPage(db, secrets, clock)
{
    private readonly Secrets _secrets = secrets;

    [BindProperty(Name = "answer"), Required(ErrorMessage = "Report.More.Missing")]
    [StringLength(ReportWords.LongestWhat), DataType(DataType.MultilineText), Keepable]
    public string Answer { get; set; } = "";

    public IReadOnlyList<(bool FromStewards, string? Words, DateTime At)> Notes { get; private set; } = [];

    protected override async Task<IActionResult?> FindAsync()
    {
        if (await base.FindAsync() is { } instead)
            return instead;
        var notes = await Db.ReportNotes.Where(n => n.ReportId == Report.Id).OrderBy(n => n.At).ToListAsync();
        Notes = [.. notes.Select(n => (n.FromStewards, _secrets.Unseal(n.Sealed), n.At))];
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (!ModelState.IsValid)
            return Again();
        return await SayAsync(Deed.ReportAnswered, Answer.Trim(), _ => { }, ct) ? SeeOther(Path) : NotFound();
    }
}
