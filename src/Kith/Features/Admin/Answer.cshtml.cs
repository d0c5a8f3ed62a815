using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Safety;
using Kith.Features.Shared;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>Answer somebody who disagrees with the pause of their account: another steward than the one who paused it.</summary>
public sealed class AnswerModel(ViewerDb db, Pausing pausing, Secrets secrets) : AdminPage(db)
{
    [FromRoute(Name = "pause")]
    public string Id { get; set; } = "";

    [BindProperty(Name = "words"), Required(ErrorMessage = "Report.More.Missing")]
    [StringLength(Pause.LongestWords), DataType(DataType.MultilineText), Keepable]
    public string Words { get; set; } = "";

    [BindProperty(Name = "lift")]
    public bool Lift { get; set; }

    public Pause Pause { get; private set; } = null!;

    /// <summary>What they say; null when it cannot be read any more.</summary>
    public string? Objection { get; private set; }

    protected override async Task<IActionResult?> FindAsync()
    {
        var pause = await Db.Pauses.FirstOrDefaultAsync(p =>
            p.PublicId == Id && p.ObjectedAt != null && p.PersonId != Me
        );
        if (pause is null)
            return NotFound();
        (Pause, Objection) = (pause, secrets.Unseal(pause.Objection));
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (!ModelState.IsValid)
            return Again();
        var verdict = await pausing.AnswerAsync(Me, Id, Words.Trim(), Lift, ct);
        return verdict.IsAllowed ? SeeOther("/admin/pauses") : Refuse(verdict);
    }
}
