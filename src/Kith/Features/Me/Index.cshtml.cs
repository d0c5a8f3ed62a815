using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Groups;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Me;

/// <summary>My things: who I am here, what I belong to, what comes next.</summary>
public sealed class IndexModel(ViewerDb db) : PageModel
{
    public Person Person { get; private set; } = null!;

    /// <summary>My groups by name, with what I am in each.</summary>
    public IReadOnlyList<(Group Group, GroupRole Role)> Groups { get; private set; } = [];

    /// <summary>Whether the recovery code was never typed back.</summary>
    public bool OwesCode => Person.RecoverySealed is not null;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Person = await db.People.SingleAsync(ct);
        var mine = db.Viewer.Groups;
        var groups = mine is []
            ? []
            : await db.Groups.Where(g => mine.Contains(g.Id)).OrderBy(g => g.Name).ToListAsync(ct);
        Groups = [.. groups.Select(g => (g, db.Viewer.RoleIn(g.Id)!.Value))];
    }
}
