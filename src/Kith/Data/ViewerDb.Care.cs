using Kith.Features.Accounts;
using Kith.Features.Admin;
using Kith.Features.Backups;
using Kith.Features.Gaps;
using Kith.Features.Groups;
using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Features.Reports;
using Kith.Features.Safety;
using Kith.Features.Services;
using Kith.Features.Wishes;
using Kith.Jobs;
using Kith.Mail;
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

    /// <summary>What people told the stewards.</summary>
    public IQueryable<Report> Reports => Set<Report>().Where(ReportRules.VisibleTo(viewer));

    /// <summary>What people wanted the hosts of their group to read.</summary>
    public IQueryable<Report> ReportsToHosts => Set<Report>().Where(ReportRules.VisibleToHosts(viewer));

    /// <summary>What was said about reports; for stewards.</summary>
    public IQueryable<ReportNote> ReportNotes => ForStewards<ReportNote>();

    /// <summary>Who had to leave a group: the viewer, or somebody whose host the viewer was.</summary>
    public IQueryable<Parting> Partings => Set<Parting>().Where(SafetyRules.PartingVisibleTo(viewer));

    /// <summary>Groups that parted from the viewer: their names stay known to who belonged.</summary>
    public IQueryable<Group> GroupsLeft =>
        Set<Group>().Where(g => Set<Parting>().Any(p => p.GroupId == g.Id && p.PersonId == viewer.PersonId));

    /// <summary>Groups the viewer asked to join, hidden ones too: whoever asked knows its name.</summary>
    public IQueryable<Group> GroupsAsked =>
        Set<Group>().Where(g => Set<JoinRequest>().Any(r => r.GroupId == g.Id && r.PersonId == viewer.PersonId));

    public IQueryable<Pause> Pauses => Set<Pause>().Where(SafetyRules.PauseVisibleTo(viewer));

    /// <summary>Which adults a steward has checked: for stewards, and to be counted among the hosts of a group.</summary>
    public IQueryable<AdultCheck> AdultChecks => Set<AdultCheck>().Where(SafetyRules.CheckVisibleTo(viewer));

    /// <summary>How many hosts of a group are checked adults; who they are is not said.</summary>
    public Task<int> CheckedHostsAsync(Guid groupId, CancellationToken ct) =>
        AgeBook.CheckedHostsAsync(Set<Membership>(), Set<AdultCheck>(), groupId, ct);

    /// <summary>Who asked to be vouched for: the viewer, or somebody in a group they host.</summary>
    public IQueryable<Vouch> Vouches => Set<Vouch>().Where(SafetyRules.VouchVisibleTo(viewer));

    /// <summary>Whom the viewer wants nothing to do with.</summary>
    public IQueryable<Block> Blocks =>
        Set<Block>().Where(b => Set<Face>().Any(f => f.Id == b.ByFaceId && f.PersonId == viewer.PersonId));

    /// <summary>What neighbours wish there was.</summary>
    public IQueryable<Wish> Wishes => Set<Wish>().Where(WishRules.Visible);

    /// <summary>What the viewer wishes or wished along with, also when it is over.</summary>
    public IQueryable<Wish> OwnWishes =>
        Set<Wish>().Where(w => Set<WishJoin>().Any(j => j.WishId == w.Id && j.PersonId == viewer.PersonId));

    /// <summary>These and those from which a group began lately, so that whoever left a contact can be told; for stewards.</summary>
    public IQueryable<Wish> WishesOnDuty =>
        ForStewards<Wish>()
            .Where(w => w.ClosedAt == null || (w.GroupId != null && Set<WishJoin>().Any(j => j.WishId == w.Id)));

    /// <summary>Who wishes along: to be counted for everybody, and read by stewards once there are enough.</summary>
    public IQueryable<WishJoin> WishJoins => Set<WishJoin>();

    /// <summary>What was looked for in vain; for stewards.</summary>
    public IQueryable<GapWeek> GapWeeks => ForStewards<GapWeek>();

    /// <summary>What readings of a city's lists did; for stewards.</summary>
    public IQueryable<ListReading> ListReadings => ForStewards<ListReading>();

    /// <summary>Work that waits or failed; for stewards.</summary>
    public IQueryable<Job> Jobs => ForStewards<Job>();

    public IQueryable<ScheduledRun> ScheduledRuns => ForStewards<ScheduledRun>();

    /// <summary>Faces as stewards come to them: by a public id that somebody told them of.</summary>
    public IQueryable<Face> FacesOnDuty => Set<Face>().Where(FaceRules.VisibleOnDuty(viewer));

    /// <summary>Every group, so that stewards see whether it is alive; hidden ones too, by name alone.</summary>
    public IQueryable<Group> GroupsOnDuty => ForStewards<Group>();

    /// <summary>Who belongs where, to be counted by stewards and never listed.</summary>
    public IQueryable<Membership> MembershipsOnDuty => ForStewards<Membership>();

    /// <summary>Who asked to join a group, to be counted by stewards and never read.</summary>
    public IQueryable<JoinRequest> RequestsOnDuty => ForStewards<JoinRequest>();

    /// <summary>When groups met or will meet, whoever may see it.</summary>
    public IQueryable<Occurrence> TimesOnDuty =>
        ForStewards<Occurrence>()
            .Where(o => !o.IsDraft && (o.State == OccurrenceState.Planned || o.State == OccurrenceState.Moved));

    /// <summary>Meetups as strangers see them, whatever else a steward belongs to.</summary>
    public IQueryable<Meetup> MeetupsOnDuty => ForStewards<Meetup>().Where(MeetupRules.VisibleTo(Viewer.Stranger));

    /// <summary>Places that everybody may know, because a meetup that everybody may see meets there; for stewards.</summary>
    public IQueryable<Venue> VenuesOnDuty =>
        ForStewards<Venue>()
            .Where(VenueRules.KnownToAll)
            .Where(venue => MeetupsOnDuty.Any(meetup => meetup.VenueId == venue.Id));

    /// <summary>How it stands with the mail server; for stewards.</summary>
    public IQueryable<MailState> MailStates => ForStewards<MailState>();

    /// <summary>Mail that waits, to be counted by stewards and never read.</summary>
    public IQueryable<Letter> LettersOnDuty => ForStewards<Letter>();

    /// <summary>What backups are sealed to; for stewards.</summary>
    public IQueryable<BackupPlan> BackupPlans => ForStewards<BackupPlan>();

    private IQueryable<T> ForStewards<T>()
        where T : class => Set<T>().Where(StewardRules.VisibleTo<T>(viewer));
}
