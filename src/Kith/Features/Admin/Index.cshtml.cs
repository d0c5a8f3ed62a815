using Kith.Data;
using Kith.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>Looking after the hub: what waits for somebody, and where everything is.</summary>
public sealed class IndexModel(ViewerDb db) : AdminPage(db)
{
    public int Stewards { get; private set; }

    public int Reports { get; private set; }

    public int Objections { get; private set; }

    public int Proposals { get; private set; }

    /// <summary>Work that went wrong and is tried again.</summary>
    public int Failures { get; private set; }

    /// <summary>Whether the hub rests on one person alone.</summary>
    public bool IsAlone => Stewards < StewardRules.EnoughStewards;

    /// <summary>Whether nobody has printed a key for backups yet.</summary>
    public bool IsUnsaved { get; private set; }

    protected override async Task<IActionResult?> FindAsync()
    {
        var me = Me;
        var counts = await Db
            .Stewards.Where(s => s.PersonId == me)
            .Select(_ => new
            {
                Stewards = Db.Stewards.Count(),
                Proposals = Db.StewardProposals.Count(p => p.ByPersonId != me),
                Jobs = Db.Jobs.Count(j => j.Failure != null),
                Reports = Db.Reports.Count(r => r.ClosedAt == null),
                Objections = Db.Pauses.Count(p =>
                    p.PersonId != me && p.ObjectedAt != null && p.AnsweredAt == null && p.LiftedAt == null
                ),
                Plans = Db.BackupPlans.Count(),
                Runs = Db.ScheduledRuns.Count(r => r.Failure != null),
            })
            .FirstAsync();
        (Stewards, Proposals, Failures) = (counts.Stewards, counts.Proposals, counts.Jobs + counts.Runs);
        (Reports, Objections, IsUnsaved) = (counts.Reports, counts.Objections, counts.Plans == 0);
        return null;
    }
}
