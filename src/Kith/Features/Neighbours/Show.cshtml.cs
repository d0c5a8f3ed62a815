using Kith.Data;
using Kith.Rules;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Neighbours;

/// <summary>One offer or need; to its owner also who answered, and what could fit.</summary>
[PublicPage]
public sealed class ShowModel(ViewerDb db, NeighbourDesk desk) : PageModel
{
    private const int MostFits = 5;
    private const int MostLooked = 100;

    [FromRoute(Name = "favour")]
    public string Id { get; set; } = "";

    public FavourSeen Seen { get; private set; } = null!;

    public Favour Favour => Seen.Favour;

    public bool IsMine => Favour.PersonId == db.Viewer.PersonId;

    public bool IsOpen { get; private set; }

    /// <summary>To its owner everybody's answers; to others their own, if there is one.</summary>
    public IReadOnlyList<TalkSeen> Talks { get; private set; } = [];

    public IReadOnlyList<FavourFit> Fits { get; private set; } = [];

    /// <summary>What the owner is told when they would like to know when it lapses; the last day, on the hub's clock.</summary>
    public DateOnly LastDay => DateOnly.FromDateTime(Favour.LapsesOn).AddDays(-1);

    /// <summary>Whether they may take it off the board.</summary>
    public bool IsSteward => db.Viewer.IsSteward;

    public bool IsNeighbour => FavourRules.IsNeighbour(db.Viewer);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var found = await FavourSeen.ListAsync(db, db.Favours.Where(f => f.PublicId == Id), 0, 1, ct);
        if (found is not [var seen])
            return await TalkSeen.PathAboutAsync(db, Id, ct) is { } talk ? Redirect(talk) : NotFound();
        Seen = seen;
        IsOpen = FavourRules.IsOpen(Favour, desk.Today);
        // Whoever looks for a name or a place in a search engine must not find what somebody once needed.
        ViewData["Robots"] = "noindex";
        if (!db.Viewer.IsMember)
            return Page();
        var id = Favour.Id;
        Talks = await TalkSeen.ListAsync(db, db.Talks.Where(t => t.FavourId == id), ct);
        if (IsMine && IsOpen)
            Fits = await FitsAsync(ct);
        return Page();
    }

    private async Task<IReadOnlyList<FavourFit>> FitsAsync(CancellationToken ct)
    {
        var (side, kind, me) = (Favour.Side, Favour.Kind, db.Viewer.PersonId);
        var others = db
            .Favours.Where(FavourRules.OpenOn(desk.Today))
            .Where(f => f.Side != side && f.Kind == kind && f.PersonId != me);
        return FavourFit.Best(Seen, await FavourSeen.ListAsync(db, others, 0, MostLooked, ct), MostFits, desk.Texts);
    }
}
