using Kith.Data;
using Kith.Features.Groups;
using Kith.Mail;
using Kith.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>Looking after the hub: what waits for somebody, and where everything is.</summary>
public sealed class IndexModel(ViewerDb db, MailSettings mail) : AdminPage(db)
{
    public int Stewards { get; private set; }

    /// <summary>What waits for a steward, the most pressing first.</summary>
    public IReadOnlyList<Waiting> Waits { get; private set; } = [];

    /// <summary>Whether the hub rests on one person alone.</summary>
    public bool IsAlone => Stewards < StewardRules.EnoughStewards;

    /// <summary>Whether no mail can be sent.</summary>
    public bool IsMute => !mail.IsOn;

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
                Groups = Db.GroupsOnDuty.Count(g => g.WelcomedAt == null && g.State != GroupState.Archived),
                Claims = Db.GroupClaims.Count() + Db.MeetupClaims.Count(),
                Cards = Db.CardSuggestions.Count(s => s.Outcome == null),
                Edits = Db.WaitingEdits.Count(),
                Disputes = Db.LocalChanges.Count(c => c.DisputedAt != null),
                Jobs = Db.Jobs.Count(j => j.Failure != null),
                Reports = Db.Reports.Count(r => r.ClosedAt == null),
                Objections = Db.Pauses.Count(p =>
                    p.PersonId != me && p.ObjectedAt != null && p.AnsweredAt == null && p.LiftedAt == null
                ),
                Favours = Db.FavoursObjected.Count(),
                Plans = Db.BackupPlans.Count(),
                Runs = Db.ScheduledRuns.Count(r => r.Failure != null),
            })
            .FirstAsync();
        (Stewards, IsUnsaved) = (counts.Stewards, counts.Plans == 0);
        Waiting[] all =
        [
            new("Admin.Reports.Open", counts.Reports, "/admin/reports", "message"),
            new("Admin.Pauses.Objections", counts.Objections, "/admin/pauses", "message"),
            new("Admin.Favours.Objections", counts.Favours, "/admin/neighbours", "message"),
            new("Welcome.Waiting", counts.Groups, "/admin/welcome", "people"),
            new("Admin.Cards.Count", counts.Cards, "/admin/cards", "info"),
            new("Edits.Count", counts.Edits, "/admin/suggestions", "info"),
            new("Edits.Disputes", counts.Disputes, "/admin/suggestions", "info"),
            new("Claims.Waiting", counts.Claims, "/admin/claims", "people"),
            new("Admin.Proposals", counts.Proposals, "/admin/stewards", "people"),
            new("Admin.Failures", counts.Jobs + counts.Runs, "/admin/jobs", "clock"),
        ];
        Waits = [.. all.Where(w => w.Count > 0)];
        return null;
    }
}

/// <summary>Something that waits for a steward.</summary>
/// <param name="Words">Key of the sentence that says how many.</param>
/// <param name="Count">How many.</param>
/// <param name="Address">Where it is dealt with.</param>
/// <param name="Icon">Name of the picture before it.</param>
public sealed record Waiting(string Words, int Count, string Address, string Icon);
