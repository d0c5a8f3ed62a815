using Kith.Data;
using Kith.Features.Accounts;
using Kith.Features.Groups;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Me;

/// <summary>Erases my account, with a week to change my mind: what goes, what stays without me, and why.</summary>
public sealed class LeaveModel(ViewerDb db, Proof proof, Erasure erasure, Sessions sessions) : ProvenPage(db, proof)
{
    private readonly ViewerDb _db = db;

    /// <summary>Groups that nobody but me answers for.</summary>
    public IReadOnlyList<Group> Alone { get; private set; } = [];

    public override async Task<IActionResult?> LoadAsync()
    {
        await base.LoadAsync();
        var (me, hosted) = (
            _db.Viewer.PersonId,
            _db.Viewer.Roles.Where(r => r.Value == GroupRole.Host).Select(r => r.Key).ToList()
        );
        Alone = hosted is []
            ? []
            : await _db
                .Groups.Where(g =>
                    hosted.Contains(g.Id)
                    && !_db.Memberships.Any(m => m.GroupId == g.Id && m.Role == GroupRole.Host && m.PersonId != me)
                )
                .OrderBy(g => g.Name)
                .ToListAsync();
        return null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync();
        if (!IsProven())
            return Again();
        await erasure.LeaveAsync(Person.Id, ct);
        await sessions.EndAsync(HttpContext);
        return SeeOther("/sign-in?next=%2Fme%2Fstay");
    }
}
