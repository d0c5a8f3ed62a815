using System.ComponentModel.DataAnnotations;
using Kith.Data;
using Kith.Features.Groups;
using Kith.Features.Shared;
using Kith.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Neighbours;

/// <summary>"I could help", "I would like that": a first message, which nobody but the two reads.</summary>
public sealed class AnswerModel(ViewerDb db, TalkBook book, NeighbourDesk desk) : FormPage
{
    [FromRoute(Name = "favour")]
    public string Id { get; set; } = "";

    [BindProperty(Name = "words"), Required(ErrorMessage = "Neighbours.Words.Missing")]
    [StringLength(Talk.LongestWords), DataType(DataType.MultilineText), Keepable]
    public string Words { get; set; } = "";

    /// <summary>Whether they have seen that it holds something like a number, and want to send it.</summary>
    [BindProperty(Name = "sure")]
    public bool Sure { get; set; }

    [BindProperty]
    public NameChoice Naming { get; set; } = new();

    public FavourSeen Seen { get; private set; } = null!;

    public string Alias { get; private set; } = "";

    /// <summary>Why this person cannot take part, as the key of a sentence; null when they can.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Whether what they wrote looks like a number or an address and they have not been told yet.</summary>
    public bool Asks { get; private set; }

    public override async Task<IActionResult?> LoadAsync()
    {
        ViewData["Robots"] = "noindex";
        var ct = HttpContext.RequestAborted;
        if (await FavourSeen.ListAsync(db, db.Favours.Where(f => f.PublicId == Id), 0, 1, ct) is not [var seen])
            return await TalkSeen.PathAboutAsync(db, Id, ct) is { } begun ? SeeOther(begun) : NotFound();
        Seen = seen;
        var (id, me) = (seen.Favour.Id, db.Viewer.PersonId);
        var mine = await db.Talks.Where(t => t.FavourId == id && t.PersonId == me).FirstOrDefaultAsync(ct);
        if (mine is not null)
            return SeeOther(NeighbourNews.PathOf(mine));
        if (seen.Favour.PersonId == me || !FavourRules.IsOpen(seen.Favour, desk.Today))
            return SeeOther(seen.Path);
        var person = await db.People.Select(p => new { p.Age, p.UserName }).SingleAsync(ct);
        (Alias, Refusal) = (person.UserName!, FavourRules.MayTakePart(db.Viewer, person.Age).Reason);
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (Refusal is not null)
            return Refuse(Verdict.Refused(Refusal));
        Naming.Check(ModelState, nameof(Naming), desk.Texts);
        if (!ModelState.IsValid)
            return Again();
        if (GroupFields.Plain(Words) is not { } words)
            return Wrong("words", "Neighbours.Words.Missing");
        if (Asks = !Sure && SafeWords.LookLikeContact(words))
            return Again();
        var begun = await book.AnswerAsync(db.Viewer.PersonId!.Value, Id, Naming.Once, words, ct);
        return begun.PublicId is { } talk ? SeeOther($"/neighbours/talks/{talk}") : Wrong("", begun.Verdict.Reason!);
    }

    private IActionResult Wrong(string field, string reason)
    {
        ModelState.AddModelError(field, desk.Texts[reason]);
        return Again();
    }
}
