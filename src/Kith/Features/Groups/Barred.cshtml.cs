using Kith.Data;
using Kith.Features.Safety;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Groups;

/// <summary>Who may not come back, for the group's hosts.</summary>
public sealed class BarredModel(ViewerDb db) : GroupHostPage(db)
{
    private const int Most = 200;

    public IReadOnlyList<Parting> Barred { get; private set; } = [];

    public override async Task<IActionResult?> LoadAsync()
    {
        if (await base.LoadAsync() is { } instead)
            return instead;
        var id = Group.Id;
        Barred = await Db
            .Partings.Where(p => p.GroupId == id && p.Barred)
            .OrderByDescending(p => p.At)
            .Take(Most)
            .ToListAsync();
        return null;
    }
}

/// <summary>Let somebody come back.</summary>
public sealed class LiftBarModel(ViewerDb db, Partings partings) : GroupHostPage(db)
{
    [FromRoute(Name = "parting")]
    public string Id { get; set; } = "";

    public Parting Parting { get; private set; } = null!;

    public override async Task<IActionResult?> LoadAsync()
    {
        if (await base.LoadAsync() is { } instead)
            return instead;
        var group = Group.Id;
        if (await Db.Partings.FirstOrDefaultAsync(p => p.GroupId == group && p.PublicId == Id) is not { } parting)
            return NotFound();
        Parting = parting;
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        await partings.LiftAsync(Group.Id, Id, ct);
        return SeeOther(At("/barred"));
    }
}
