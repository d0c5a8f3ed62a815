using Kith.Data;
using Kith.Features.Safety;
using Kith.Features.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Neighbours;

/// <summary>Say anew what one offers or needs; the name it was put up under stays.</summary>
public sealed class EditModel(ViewerDb db, FavourBook book, NeighbourDesk desk) : FavourFormPage(desk)
{
    [FromRoute(Name = "own")]
    public string Id { get; set; } = "";

    public Favour Favour { get; private set; } = null!;

    public override FavourSide Side => Favour.Side;

    public override async Task<IActionResult?> LoadAsync()
    {
        ViewData["Robots"] = "noindex";
        if (await db.OwnFavours.FirstOrDefaultAsync(f => f.PublicId == Id) is not { } favour)
            return NotFound();
        var asks = HttpMethods.IsGet(Request.Method);
        if (asks && favour.EndedOn is not null)
            return SeeOther($"/neighbours/{Id}");
        Favour = favour;
        Choices = await Desk.ChoicesAsync(db, HttpContext.RequestAborted);
        if (asks)
        {
            var area = Choices.Areas.FirstOrDefault(n => n.Id == favour.NeighbourhoodId)?.Slug;
            Form = FavourForm.Of(favour, area, Desk.Secrets);
        }
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        if (!IsRight() || (Form.Line.Trim() != Favour.Line && MustAsk()))
            return Again();
        if (await book.ChangeAsync(db.Viewer.PersonId!.Value, Id, Draft(), ct))
            return SeeOther($"/neighbours/{Id}");
        // It lapsed or was taken off while they wrote: what they wrote stays before them.
        ModelState.AddModelError("", Desk.Texts["Neighbours.Edit.Over"]);
        return Again();
    }
}

/// <summary>A question about something one put up oneself; to everybody else it is absent.</summary>
public abstract class OwnFavourPage(ViewerDb db, FavourBook book) : FormPage
{
    [FromRoute(Name = "own")]
    public string Id { get; set; } = "";

    public Favour Favour { get; private set; } = null!;

    protected FavourBook Book => book;

    protected Guid Me => db.Viewer.PersonId!.Value;

    public override async Task<IActionResult?> LoadAsync()
    {
        ViewData["Robots"] = "noindex";
        if (await db.OwnFavours.FirstOrDefaultAsync(f => f.PublicId == Id) is not { } favour)
            return NotFound();
        Favour = favour;
        // A link to it may be older than its end, which its page tells.
        return favour.EndedOn is null ? null : SeeOther($"/neighbours/{Id}");
    }

    /// <summary>Does what the page asks about.</summary>
    protected abstract Task DoAsync(CancellationToken ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        await DoAsync(ct);
        return SeeOther($"/neighbours/{Id}");
    }
}

/// <summary>Off the board for a while, or back on it.</summary>
public sealed class PauseModel(ViewerDb db, FavourBook book) : OwnFavourPage(db, book)
{
    protected override Task DoAsync(CancellationToken ct) => Book.RestAsync(Me, Id, Favour.RestsOn is null, ct);
}

/// <summary>It still holds: one tap.</summary>
public sealed class RenewModel(ViewerDb db, FavourBook book) : OwnFavourPage(db, book)
{
    protected override Task DoAsync(CancellationToken ct) => Book.RenewAsync(Me, Id, ct);
}

/// <summary>Off the board for good.</summary>
[OpenWhilePaused]
public sealed class EndModel(ViewerDb db, FavourBook book) : OwnFavourPage(db, book)
{
    protected override Task DoAsync(CancellationToken ct) => Book.EndAsync(Me, Id, ct);
}
