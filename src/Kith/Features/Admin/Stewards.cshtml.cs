using Kith.Data;
using Kith.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>Who looks after the hub, and whom somebody would like beside them.</summary>
public sealed class StewardsModel(ViewerDb db, TimeProvider clock) : AdminPage(db)
{
    public sealed record Line(string Name, DateTime Since, bool IsMe);

    /// <summary>A proposal, with the names of both.</summary>
    public sealed record Open(string PublicId, string Name, string? By, string? Reason, DateTime EndsAt, bool IsMine);

    public IReadOnlyList<Line> Stewards { get; private set; } = [];

    public IReadOnlyList<Open> Proposals { get; private set; } = [];

    public bool MayPropose => StewardRules.MayPropose(Stewards.Count).IsAllowed;

    protected override async Task<IActionResult?> FindAsync()
    {
        var (me, now, faces) = (
            Me,
            clock.GetUtcNow().UtcDateTime,
            Db.Faces.Where(f => f.GroupId == null && !f.IsForOnce)
        );
        Stewards = await Db
            .Stewards.Join(faces, s => s.PersonId, f => f.PersonId, (s, f) => new { s, f })
            .OrderBy(x => x.s.Since)
            .Select(x => new Line(x.f.Name, x.s.Since, x.s.PersonId == me))
            .ToListAsync();
        Proposals = await (
            from proposal in Db.StewardProposals.Where(p => p.EndsAt > now)
            join face in faces on proposal.PersonId equals face.PersonId
            join f in faces on proposal.ByPersonId equals f.PersonId into proposers
            from proposer in proposers.DefaultIfEmpty()
            orderby proposal.EndsAt
            select new Open(
                proposal.PublicId,
                face.Name,
                proposer.Name,
                proposal.Reason,
                proposal.EndsAt,
                proposal.ByPersonId == me
            )
        ).ToListAsync();
        return null;
    }
}
