using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Neighbours;
using Kith.Features.Shared;
using Kith.Rules;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>Answer somebody who disagrees that something of theirs was taken off the board: another steward than the one who did.</summary>
public sealed class FavourAnswerModel(ViewerDb db, Secrets secrets, TimeProvider clock) : AdminPage(db)
{
    [FromRoute(Name = "objected")]
    public string Id { get; set; } = "";

    [BindProperty(Name = "words"), Required(ErrorMessage = "Report.More.Missing")]
    [StringLength(Favour.LongestObjection), DataType(DataType.MultilineText), Keepable]
    public string Words { get; set; } = "";

    [BindProperty(Name = "back")]
    public bool PutBack { get; set; }

    public Favour Favour { get; private set; } = null!;

    /// <summary>What the owner says; null when it cannot be read any more.</summary>
    public string? Objection { get; private set; }

    protected override async Task<IActionResult?> FindAsync()
    {
        if (await Db.FavoursObjected.FirstOrDefaultAsync(f => f.PublicId == Id) is not { } favour)
            return NotFound();
        (Favour, Objection) = (favour, secrets.Unseal(favour.Objection));
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (!ModelState.IsValid)
            return Again();
        var (now, sealedWords) = (clock.GetUtcNow().UtcDateTime, secrets.Seal(Words.Trim())!);
        var verdict = await Db.WriteAsync(
            async inner =>
            {
                var answered = await inner.AnswerFavourAsync(Id, sealedWords, PutBack, now, ct);
                if (answered.IsAllowed)
                    Record(inner, (Deed.ObjectionAnswered, Matter.Favour, Id), now);
                return answered;
            },
            ct
        );
        return verdict.IsAllowed ? SeeOther("/admin/neighbours") : Refuse(verdict);
    }
}
