using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Neighbours;

/// <summary>Whom I keep away from among neighbours, by the names I know.</summary>
public sealed class ApartModel(ViewerDb db) : PageModel
{
    private const int Most = 200;

    public IReadOnlyList<Face> Faces { get; private set; } = [];

    /// <summary>All they still write with, whoever it is: which of these could be somebody from above is theirs to judge.</summary>
    public IReadOnlyList<TalkSeen> Open { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Faces = await db.FacesApart.OrderBy(f => f.NameKey).Take(Most).ToListAsync(ct);
        if (Faces is not [])
            Open = await TalkSeen.ListAsync(db, db.Talks.Where(t => t.EndedAt == null), ct);
    }
}

/// <summary>No longer keep away from somebody.</summary>
public sealed class LiftModel(ViewerDb db) : FormPage
{
    [FromRoute(Name = "worn")]
    public string Id { get; set; } = "";

    public Face Face { get; private set; } = null!;

    public override async Task<IActionResult?> LoadAsync()
    {
        ViewData["Robots"] = "noindex";
        if (await db.FacesApart.FirstOrDefaultAsync(f => f.PublicId == Id) is not { } face)
            return NotFound();
        Face = face;
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        var of = Face.Id;
        await db.WriteAsync(inner => inner.Blocks.Where(b => b.FaceId == of).ExecuteDeleteAsync(ct), ct);
        return SeeOther("/neighbours/apart");
    }
}
