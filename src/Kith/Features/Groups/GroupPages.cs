using Kith.Data;
using Kith.Features.Shared;
using Kith.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Groups;

/// <summary>A page about one group, for people who are signed in. A group that is not theirs to see looks absent.</summary>
public abstract class GroupPage(ViewerDb db) : FormPage
{
    [FromRoute(Name = "slug")]
    public string Slug { get; set; } = "";

    public Group Group { get; private set; } = null!;

    /// <summary>The group's page, or a page below it.</summary>
    public string At(string below = "") => $"/groups/{Group.Slug}{below}";

    protected ViewerDb Db => db;

    public override async Task<IActionResult?> LoadAsync()
    {
        ViewData["Robots"] = "noindex";
        if (await db.Groups.FirstOrDefaultAsync(g => g.Slug == Slug) is not { } group)
            return NotFound();
        Group = group;
        var verdict = MayOpen();
        return verdict.IsAllowed ? null : Refuse(verdict);
    }

    /// <summary>Who may open the page; whoever sees the group unless it says otherwise.</summary>
    protected virtual Verdict MayOpen() => Verdict.Allowed;
}

/// <summary>For those who belong to the group.</summary>
public abstract class GroupMemberPage(ViewerDb db) : GroupPage(db)
{
    protected override Verdict MayOpen() => BelongingRules.MayEnter(Db.Viewer, Group.Id);
}

/// <summary>For those who host the group or help to.</summary>
public abstract class GroupHostPage(ViewerDb db) : GroupPage(db)
{
    protected override Verdict MayOpen() => BelongingRules.MayHost(Db.Viewer, Group.Id);
}
