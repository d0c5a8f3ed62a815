using Kith.Data;
using Kith.Features.Groups;
using Kith.Features.Shared;
using Kith.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Hosting;

/// <summary>A page for the hosts and co-hosts of the group in its address; a group one may not see looks absent.</summary>
public abstract class GroupHostPage(ViewerDb db) : FormPage
{
    [FromRoute(Name = "slug")]
    public string Slug { get; set; } = "";

    public Group Group { get; private set; } = null!;

    protected ViewerDb Db => db;

    public override async Task<IActionResult?> LoadAsync()
    {
        ViewData["Robots"] = "noindex";
        if (await db.Groups.FirstOrDefaultAsync(g => g.Slug == Slug) is not { } group)
            return NotFound();
        Group = group;
        var verdict = HostingRules.MayPlan(db.Viewer, group.Id);
        return verdict.IsAllowed ? null : Refuse(verdict);
    }
}
