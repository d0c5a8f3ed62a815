using Kith.Data;
using Kith.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>A page about one open proposal.</summary>
public abstract class StewardProposalPage(ViewerDb db, TimeProvider clock) : AdminPage(db)
{
    [FromRoute(Name = "proposal")]
    public string Proposal { get; set; } = "";

    /// <summary>Alias of the person proposed.</summary>
    public string Name { get; private set; } = "";

    public string? Reason { get; private set; }

    protected override async Task<IActionResult?> FindAsync()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var open = await Db
            .StewardProposals.Where(p => p.PublicId == Proposal && p.EndsAt > now)
            .Join(
                Db.Faces.Where(f => f.GroupId == null && !f.IsForOnce),
                p => p.PersonId,
                f => f.PersonId,
                (p, f) => new { f.Name, p.Reason }
            )
            .FirstOrDefaultAsync();
        if (open is null)
            return NotFound();
        (Name, Reason) = (open.Name, open.Reason);
        return null;
    }

    /// <summary>Back to the list, or the sentence that says why not.</summary>
    protected IActionResult Done(Verdict verdict) => verdict.IsAllowed ? SeeOther("/admin/stewards") : Refuse(verdict);
}
