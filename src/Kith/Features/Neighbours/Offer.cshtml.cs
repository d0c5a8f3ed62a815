using Kith.Data;
using Kith.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Neighbours;

/// <summary>Puts something on the neighbours' board.</summary>
public abstract class PutPage(ViewerDb db, FavourBook book, NeighbourDesk desk) : FavourFormPage(desk)
{
    [BindProperty(Name = "Naming")]
    public NameChoice Chosen { get; set; } = new();

    public override NameChoice Naming => Chosen;

    /// <summary>Why this person cannot take part, as the key of a sentence; null when they can.</summary>
    public string? Refusal { get; private set; }

    public override async Task<IActionResult?> LoadAsync()
    {
        ViewData["Robots"] = "noindex";
        var me = await db.People.Select(p => new { p.Age, p.UserName }).SingleAsync();
        (Alias, Refusal) = (me.UserName!, FavourRules.MayTakePart(db.Viewer, me.Age).Reason);
        Choices = await Desk.ChoicesAsync(db, HttpContext.RequestAborted);
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (Refusal is not null)
            return Refuse(Verdict.Refused(Refusal));
        if (!IsRight() || MustAsk())
            return Again();
        var put = await book.PutAsync(db.Viewer.PersonId!.Value, Side, Draft(), Chosen.Once, ct);
        if (put.PublicId is { } id)
            return SeeOther($"/neighbours/{id}");
        ModelState.AddModelError("", Desk.Texts[put.Verdict.Reason!]);
        return Again();
    }
}

/// <summary>"I could…": something a neighbour offers.</summary>
public sealed class OfferModel(ViewerDb db, FavourBook book, NeighbourDesk desk) : PutPage(db, book, desk)
{
    public override FavourSide Side => FavourSide.Offer;
}

/// <summary>"It would help me if…": something a neighbour needs.</summary>
public sealed class NeedModel(ViewerDb db, FavourBook book, NeighbourDesk desk) : PutPage(db, book, desk)
{
    public override FavourSide Side => FavourSide.Need;
}
