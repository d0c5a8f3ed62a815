using Kith.Data;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.Neighbours;

/// <summary>What I offer and need, and whom I write with about it.</summary>
public sealed class MineModel(ViewerDb db) : PageModel
{
    private const int Most = 100;

    public IReadOnlyList<FavourSeen> Favours { get; private set; } = [];

    public IReadOnlyList<TalkSeen> Talks { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Favours = await FavourSeen.ListAsync(db, db.OwnFavours, 0, Most, ct);
        Talks = await TalkSeen.ListAsync(db, db.Talks, ct);
    }
}
