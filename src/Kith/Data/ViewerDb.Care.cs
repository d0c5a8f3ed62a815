using Kith.Features.Accounts;
using Kith.Features.Admin;
using Kith.Features.Groups;
using Kith.Features.Meetups;
using Kith.Jobs;
using Kith.Rules;

namespace Kith.Data;

/// <summary>What looking after the hub takes.</summary>
public sealed partial class ViewerDb
{
    /// <summary>What stewards did; for stewards.</summary>
    public IQueryable<AuditEntry> AuditEntries => ForStewards<AuditEntry>();

    /// <summary>Who looks after the hub; for stewards.</summary>
    public IQueryable<Steward> Stewards => ForStewards<Steward>();

    public IQueryable<StewardProposal> StewardProposals => ForStewards<StewardProposal>();

    /// <summary>Work that waits or failed; for stewards.</summary>
    public IQueryable<Job> Jobs => ForStewards<Job>();

    public IQueryable<ScheduledRun> ScheduledRuns => ForStewards<ScheduledRun>();

    /// <summary>Faces as stewards come to them: by a public id that somebody told them of.</summary>
    public IQueryable<Face> FacesOnDuty => Set<Face>().Where(FaceRules.VisibleOnDuty(viewer));

    /// <summary>Every group, so that stewards see whether it is alive; hidden ones too, by name alone.</summary>
    public IQueryable<Group> GroupsOnDuty => ForStewards<Group>();

    /// <summary>Who belongs where, to be counted by stewards and never listed.</summary>
    public IQueryable<Membership> MembershipsOnDuty => ForStewards<Membership>();

    /// <summary>When groups met or will meet, whoever may see it.</summary>
    public IQueryable<Occurrence> TimesOnDuty =>
        ForStewards<Occurrence>()
            .Where(o => !o.IsDraft && (o.State == OccurrenceState.Planned || o.State == OccurrenceState.Moved));

    private IQueryable<T> ForStewards<T>()
        where T : class => Set<T>().Where(StewardRules.VisibleTo<T>(viewer));
}
