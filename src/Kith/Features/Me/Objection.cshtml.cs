using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Safety;
using Kith.Features.Shared;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Me;

/// <summary>Why my account is paused, until when, and what I say to it: another steward reads it than the one who paused.</summary>
public sealed class ObjectionModel(ViewerDb db, Pausing pausing, Secrets secrets) : FormPage
{
    /// <summary>Which pause the words are about.</summary>
    [BindProperty(Name = "pause"), StringLength(12)]
    public string? About { get; set; }

    [BindProperty(Name = "words"), Required(ErrorMessage = "Objection.Words.Missing")]
    [StringLength(Pause.LongestWords), DataType(DataType.MultilineText), Keepable]
    public string Words { get; set; } = "";

    public IReadOnlyList<Pause> Pauses { get; private set; } = [];

    /// <summary>The one that can be objected to now: the latest without an objection that waits.</summary>
    public Pause? Open => Pauses.FirstOrDefault(p => p.ObjectedAt is null || p.AnsweredAt is not null);

    public string? Read(string? words) => secrets.Unseal(words);

    public override async Task<IActionResult?> LoadAsync()
    {
        var me = db.Viewer.PersonId;
        Pauses = await db
            .Pauses.Where(p => p.PersonId == me && p.LiftedAt == null)
            .OrderByDescending(p => p.At)
            .ToListAsync();
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (Open is null || Open.PublicId != About)
            return SeeOther("/me/objection");
        if (!ModelState.IsValid)
            return Again();
        await pausing.ObjectAsync(db.Viewer.PersonId!.Value, About, Words.Trim(), ct);
        return SeeOther("/me/objection");
    }
}
