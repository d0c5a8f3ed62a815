using Kith.Features.Accounts;
using Kith.Features.Admin;
using Kith.Features.Backups;
using Kith.Features.Cards;
using Kith.Features.Coming;
using Kith.Features.Formats;
using Kith.Features.Gaps;
using Kith.Features.Groups;
using Kith.Features.Hosting;
using Kith.Features.Hubs;
using Kith.Features.Imports;
using Kith.Features.Me;
using Kith.Features.Meetups;
using Kith.Features.Moving;
using Kith.Features.Neighbours;
using Kith.Features.Places;
using Kith.Features.Polls;
using Kith.Features.Reports;
using Kith.Features.Safety;
using Kith.Features.Services;
using Kith.Features.Services.Calls;
using Kith.Features.Services.Finder;
using Kith.Features.Services.Freshness;
using Kith.Features.Services.Twins;
using Kith.Features.Topics;
using Kith.Features.Wishes;
using Kith.Jobs;
using Kith.Mail;
using Microsoft.EntityFrameworkCore;

namespace Kith.Data;

/// <summary>
/// The database, unfiltered: for jobs, commands and migrations. Pages get <see cref="ViewerDb"/>. All instants are UTC;
/// properties whose name ends in <c>Local</c> are wall time in the thing's own zone.
/// </summary>
public sealed class AppDb(DbContextOptions<AppDb> options) : DbContext(options)
{
    private bool _publicTouched;

    public DbSet<Hub> Hubs => Set<Hub>();
    public DbSet<PublicVersion> PublicVersions => Set<PublicVersion>();
    public DbSet<Neighbourhood> Neighbourhoods => Set<Neighbourhood>();
    public DbSet<Venue> Venues => Set<Venue>();
    public DbSet<PostalArea> PostalAreas => Set<PostalArea>();
    public DbSet<Group> Groups => Set<Group>();
    public DbSet<Meetup> Meetups => Set<Meetup>();
    public DbSet<Occurrence> Occurrences => Set<Occurrence>();
    public DbSet<RoleSeats> RoleSeats => Set<RoleSeats>();
    public DbSet<Rsvp> Rsvps => Set<Rsvp>();
    public DbSet<Message> Messages => Set<Message>();
    public DbSet<Duty> Duties => Set<Duty>();
    public DbSet<Topic> Topics => Set<Topic>();
    public DbSet<TopicSupport> TopicSupports => Set<TopicSupport>();
    public DbSet<Poll> Polls => Set<Poll>();
    public DbSet<PollVoice> PollVoices => Set<PollVoice>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<ListReading> ListReadings => Set<ListReading>();
    public DbSet<Passkey> Passkeys => Set<Passkey>();
    public DbSet<RetiredAlias> RetiredAliases => Set<RetiredAlias>();
    public DbSet<ErasedPerson> ErasedPeople => Set<ErasedPerson>();
    public DbSet<Face> Faces => Set<Face>();
    public DbSet<Steward> Stewards => Set<Steward>();
    public DbSet<Agreement> Agreements => Set<Agreement>();
    public DbSet<JoinRequest> JoinRequests => Set<JoinRequest>();
    public DbSet<JoinMessage> JoinMessages => Set<JoinMessage>();
    public DbSet<GroupMark> GroupMarks => Set<GroupMark>();
    public DbSet<GroupLink> GroupLinks => Set<GroupLink>();
    public DbSet<GroupFormat> GroupFormats => Set<GroupFormat>();
    public DbSet<GroupClaim> GroupClaims => Set<GroupClaim>();
    public DbSet<MeetupClaim> MeetupClaims => Set<MeetupClaim>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<Report> Reports => Set<Report>();
    public DbSet<ReportNote> ReportNotes => Set<ReportNote>();
    public DbSet<Parting> Partings => Set<Parting>();
    public DbSet<Vouch> Vouches => Set<Vouch>();
    public DbSet<Block> Blocks => Set<Block>();
    public DbSet<FirstSteps> FirstSteps => Set<FirstSteps>();
    public DbSet<AdultCheck> AdultChecks => Set<AdultCheck>();
    public DbSet<Pause> Pauses => Set<Pause>();
    public DbSet<Card> Cards => Set<Card>();
    public DbSet<CardWording> CardWordings => Set<CardWording>();
    public DbSet<CardCollection> CardCollections => Set<CardCollection>();
    public DbSet<CardSuggestion> CardSuggestions => Set<CardSuggestion>();
    public DbSet<Plan> Plans => Set<Plan>();
    public DbSet<CardMark> CardMarks => Set<CardMark>();
    public DbSet<Wish> Wishes => Set<Wish>();
    public DbSet<WishJoin> WishJoins => Set<WishJoin>();
    public DbSet<Favour> Favours => Set<Favour>();
    public DbSet<Talk> Talks => Set<Talk>();
    public DbSet<TalkLine> TalkLines => Set<TalkLine>();
    public DbSet<GapWeek> GapWeeks => Set<GapWeek>();
    public DbSet<StewardProposal> StewardProposals => Set<StewardProposal>();
    public DbSet<Mailbox> Mailboxes => Set<Mailbox>();
    public DbSet<Letter> Letters => Set<Letter>();
    public DbSet<MailState> MailStates => Set<MailState>();
    public DbSet<CalendarKey> CalendarKeys => Set<CalendarKey>();
    public DbSet<InboxLine> InboxLines => Set<InboxLine>();
    public DbSet<Feed> Feeds => Set<Feed>();
    public DbSet<FeedRow> FeedRows => Set<FeedRow>();
    public DbSet<Organization> Organizations => Set<Organization>();
    public DbSet<ServiceProgram> ServicePrograms => Set<ServiceProgram>();
    public DbSet<Service> Services => Set<Service>();
    public DbSet<Location> Locations => Set<Location>();
    public DbSet<ServiceAtLocation> ServicesAtLocations => Set<ServiceAtLocation>();
    public DbSet<Taxonomy> Taxonomies => Set<Taxonomy>();
    public DbSet<TaxonomyTerm> TaxonomyTerms => Set<TaxonomyTerm>();
    public DbSet<ServiceTerm> ServiceTerms => Set<ServiceTerm>();
    public DbSet<ServiceDocument> ServiceDocuments => Set<ServiceDocument>();
    public DbSet<ServiceSpot> ServiceSpots => Set<ServiceSpot>();
    public DbSet<LoosePart> LooseParts => Set<LoosePart>();
    public DbSet<LocalChange> LocalChanges => Set<LocalChange>();
    public DbSet<ServiceCheck> ServiceChecks => Set<ServiceCheck>();
    public DbSet<SuggestedEdit> SuggestedEdits => Set<SuggestedEdit>();
    public DbSet<ServiceMerge> ServiceMerges => Set<ServiceMerge>();
    public DbSet<ServiceApart> ServicesApart => Set<ServiceApart>();
    public DbSet<ServiceCall> ServiceCalls => Set<ServiceCall>();
    public DbSet<BackupPlan> BackupPlans => Set<BackupPlan>();
    public DbSet<Job> Jobs => Set<Job>();
    public DbSet<ScheduledRun> ScheduledRuns => Set<ScheduledRun>();

    /// <summary>Saves; when anything strangers may see changed, moves the public version on in the same transaction.</summary>
    public override async Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default
    )
    {
        var isPublic = ChangeTracker
            .Entries<IPublic>()
            .Any(e => e.State is not (EntityState.Unchanged or EntityState.Detached));
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (isPublic)
            await TouchPublicAsync(cancellationToken);
        return saved;
    }

    /// <summary>Moves the public version on after a change that did not go through <c>SaveChanges</c>.</summary>
    public Task TouchPublicAsync(CancellationToken ct = default)
    {
        _publicTouched = true;
        return PublicVersions.ExecuteUpdateAsync(v => v.SetProperty(p => p.Number, p => p.Number + 1), ct);
    }

    /// <summary>Moves the directory's version on, and with it the public one, after what the finder knows has changed.</summary>
    public Task TouchDirectoryAsync(CancellationToken ct = default)
    {
        _publicTouched = true;
        return PublicVersions.ExecuteUpdateAsync(
            v => v.SetProperty(p => p.Number, p => p.Number + 1).SetProperty(p => p.Directory, p => p.Directory + 1),
            ct
        );
    }

    /// <summary>Moves the public version on if any such occurrence exists: one command, which decides by what it finds.</summary>
    public async Task TouchPublicIfAsync(IQueryable<Occurrence> any, CancellationToken ct = default) =>
        _publicTouched |=
            await PublicVersions
                .Where(_ => any.Any())
                .ExecuteUpdateAsync(v => v.SetProperty(p => p.Number, p => p.Number + 1), ct) > 0;

    /// <summary>Whether the public version was moved on since last asked.</summary>
    public bool TakePublicTouch()
    {
        var touched = _publicTouched;
        _publicTouched = false;
        return touched;
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(AppDb).Assembly);
        Conventions.Apply(modelBuilder, Database.IsNpgsql());
    }
}
