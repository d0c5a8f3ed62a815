using Kith.Data;
using Kith.Features.Wishes;
using Kith.Rules;
using Kith.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>Wishes, and how to bring people together once enough wish for the same.</summary>
public sealed class WishesModel(ViewerDb db, Secrets secrets) : AdminPage(db)
{
    private const int Most = 100;

    public sealed record Line(Wish Wish, IReadOnlyList<WishJoin> Joins);

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public bool MayReach(Line line) => WishRules.MayReach(Db.Viewer, line.Joins.Count);

    public string? Contact(WishJoin join) => secrets.Unseal(join.ContactSealed);

    protected override async Task<IActionResult?> FindAsync()
    {
        var wishes = await Db.WishesOnDuty.OrderByDescending(w => w.At).Take(Most).ToListAsync();
        var ids = wishes.ConvertAll(w => w.Id);
        var joins = (await Db.WishJoins.Where(j => ids.Contains(j.WishId)).ToListAsync()).ToLookup(j => j.WishId);
        Lines = [.. wishes.Select(w => new Line(w, [.. joins[w.Id]])).OrderByDescending(l => l.Joins.Count)];
        return null;
    }
}

/// <summary>Take a wish off the list: it came true, or it does not belong here.</summary>
public sealed class WishCloseModel(ViewerDb db, TimeProvider clock) : AdminPage(db)
{
    [FromRoute(Name = "wish")]
    public string Id { get; set; } = "";

    public Wish Wish { get; private set; } = null!;

    protected override async Task<IActionResult?> FindAsync()
    {
        if (await Db.Wishes.FirstOrDefaultAsync(w => w.PublicId == Id) is not { } wish)
            return NotFound();
        Wish = wish;
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        var now = clock.GetUtcNow().UtcDateTime;
        await Db.WriteAsync(
            async inner =>
            {
                if (await inner.Wishes.FirstOrDefaultAsync(w => w.PublicId == Id, ct) is { } wish)
                {
                    wish.Close(now);
                    Record(inner, (Deed.WishClosed, Matter.Wish, Id), now, wish.What);
                }
                return true;
            },
            ct
        );
        return SeeOther("/admin/wishes");
    }
}
