using Kith.Data;
using Kith.Features.Groups;
using Kith.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Moving;

/// <summary>The group as one file, for another hub. For its hosts: where a group lives is not for those who help to decide.</summary>
public sealed class MoveModel(ViewerDb db, Packing packing) : GroupHostPage(db)
{
    public int Members { get; private set; }

    /// <summary>Of these, how many let their name travel.</summary>
    public int Travelling { get; private set; }

    protected override Verdict MayOpen() => BelongingRules.MayAppoint(Db.Viewer, Group.Id);

    public override async Task<IActionResult?> LoadAsync()
    {
        if (await base.LoadAsync() is { } instead)
            return instead;
        var says = await Db
            .Memberships.Where(m => m.GroupId == Group.Id)
            .GroupBy(m => m.TravelsSince != null)
            .Select(g => new { May = g.Key, Count = g.Count() })
            .ToListAsync();
        (Members, Travelling) = (says.Sum(s => s.Count), says.Where(s => s.May).Sum(s => s.Count));
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is { } instead)
            return instead;
        return await packing.PackAsync(Group.Id, ct) is { } packed
            // The name of the file says nothing about which group it is.
            ? File(packed.Bytes, "application/json", "group.json")
            : NotFound();
    }
}
