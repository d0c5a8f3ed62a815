using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Groups;
using Kith.Features.Safety;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Me;

/// <summary>My things: who I am here, what I belong to, what comes next.</summary>
public sealed class IndexModel(ViewerDb db) : PageModel
{
    public Person Person { get; private set; } = null!;

    /// <summary>My groups by name, with what I am in each.</summary>
    public IReadOnlyList<(Group Group, GroupRole Role)> Groups { get; private set; } = [];

    /// <summary>News I have not read.</summary>
    public int Unread { get; private set; }

    /// <summary>Whether the recovery code was never typed back.</summary>
    public bool OwesCode => Person.RecoverySealed is not null;

    /// <summary>Whether I look after the hub.</summary>
    public bool IsSteward => db.Viewer.IsSteward;

    /// <summary>Whether a steward has stopped the account.</summary>
    public bool IsPaused => Person.State == PersonState.Paused;

    /// <summary>Groups that asked me to leave, and why.</summary>
    public IReadOnlyList<(string Name, Parting Parting)> Partings { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Person = await db.People.SingleAsync(ct);
        Unread = await db.Inbox.CountAsync(l => l.ReadAt == null, ct);
        var mine = db.Viewer.Groups;
        var groups = mine is []
            ? []
            : await db.Groups.Where(g => mine.Contains(g.Id)).OrderBy(g => g.Name).ToListAsync(ct);
        Partings = await LoadPartingsAsync(ct);
        Groups = [.. groups.Select(g => (g, db.Viewer.RoleIn(g.Id)!.Value))];
    }

    // The group itself may be out of sight by now; that it asked them to leave is theirs to know.
    private async Task<IReadOnlyList<(string, Parting)>> LoadPartingsAsync(CancellationToken ct)
    {
        var me = db.Viewer.PersonId;
        var found = await db
            .Partings.Where(p => p.PersonId == me)
            .Join(db.GroupsLeft, p => p.GroupId, g => g.Id, (p, g) => new { g.Name, p })
            .ToListAsync(ct);
        return [.. found.Select(f => (f.Name, f.p))];
    }
}
