using System.Data.Common;
using Kith.Features.Accounts;
using Kith.Features.Coming;
using Kith.Features.Formats;
using Kith.Features.Groups;
using Kith.Features.Hosting;
using Kith.Features.Imports;
using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Features.Polls;
using Kith.Features.Topics;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kith.Data;

/// <summary>
/// The database as one person may see it: what every page, list, feed and export reads from. Finding through it means that a
/// foreign id is simply not found. Reads are not tracked, except inside <see cref="WriteAsync{T}"/>.
/// </summary>
public sealed partial class ViewerDb(AppDb db, Viewer viewer, WriteQueue? writes, Asking? asking)
{
    public Viewer Viewer => viewer;

    public IQueryable<Group> Groups => Set<Group>().Where(GroupRules.VisibleTo(viewer));

    public IQueryable<Meetup> Meetups => Set<Meetup>().Where(MeetupRules.VisibleTo(viewer));

    public IQueryable<Occurrence> Occurrences => Set<Occurrence>().Where(MeetupRules.OccurrenceVisibleTo(viewer));

    /// <summary>Seats by role of the times that may be seen; how many are taken is for hosts.</summary>
    public IQueryable<RoleSeats> RoleSeats =>
        Set<RoleSeats>().Where(role => Occurrences.Any(time => time.Id == role.OccurrenceId));

    public IQueryable<Rsvp> Rsvps => Set<Rsvp>().Where(RsvpRules.VisibleTo(viewer));

    /// <summary>What hosts wrote to people who come.</summary>
    public IQueryable<Message> Messages => Set<Message>().Where(EveningRules.MessageVisibleTo(viewer));

    /// <summary>Who does what for an evening.</summary>
    public IQueryable<Duty> Duties => Set<Duty>().Where(EveningRules.DutyVisibleTo(viewer));

    public IQueryable<Topic> Topics => Set<Topic>().Where(TopicRules.VisibleTo(viewer));

    /// <summary>Who would like a topic too: for the order, never for a page.</summary>
    public IQueryable<TopicSupport> TopicSupports => Set<TopicSupport>().Where(TopicRules.SupportVisibleTo(viewer));

    /// <summary>Which evening a group is asked about.</summary>
    public IQueryable<Poll> Polls => Set<Poll>().Where(PollRules.VisibleTo(viewer));

    /// <summary>Who answered what; for hosts.</summary>
    public IQueryable<PollVoice> PollVoices => Set<PollVoice>().Where(PollRules.VoiceVisibleTo(viewer));

    /// <summary>Answers without whose they are, to be summed, and the viewer's own.</summary>
    public IQueryable<PollAnswer> PollAnswers(Guid pollId) =>
        Set<PollVoice>()
            .Where(v => v.PollId == pollId)
            .Where(PollRules.CountedFor(viewer))
            .Select(v => new PollAnswer(
                v.Answers,
                Set<Face>().Any(f => f.Id == v.FaceId && f.PersonId == viewer.PersonId)
            ));

    /// <summary>The person's own account, and nobody else's.</summary>
    public IQueryable<Person> People => Set<Person>().Where(PersonRules.VisibleTo(viewer));

    /// <summary>Where the person is signed in.</summary>
    public IQueryable<Session> Sessions => Set<Session>().Where(PersonRules.SessionVisibleTo(viewer));

    public IQueryable<Face> Faces => Set<Face>().Where(FaceRules.VisibleTo(viewer));

    public IQueryable<Membership> Memberships => Set<Membership>().Where(FaceRules.MembershipVisibleTo(viewer));

    /// <summary>Agreements of groups that may be seen: whoever thinks about joining reads before.</summary>
    public IQueryable<Agreement> Agreements =>
        Set<Agreement>().Where(agreement => Groups.Any(group => group.Id == agreement.GroupId));

    public IQueryable<GroupFormat> GroupFormats => Set<GroupFormat>().Where(GroupRules.FormatVisibleTo(viewer));

    public IQueryable<GroupClaim> GroupClaims => Set<GroupClaim>().Where(ClaimRules.VisibleTo(viewer));

    public IQueryable<MeetupClaim> MeetupClaims => Set<MeetupClaim>().Where(ClaimRules.OfMeetupVisibleTo(viewer));

    public IQueryable<JoinRequest> JoinRequests => Set<JoinRequest>().Where(JoiningRules.RequestVisibleTo(viewer));

    /// <summary>Keys of groups by address, visible or not: only to find one's own things that belong to one.</summary>
    public IQueryable<Guid> GroupsBySlug(string slug) => Set<Group>().Where(g => g.Slug == slug).Select(g => g.Id);

    public IQueryable<JoinMessage> JoinMessages =>
        Set<JoinMessage>().Where(message => JoinRequests.Any(request => request.Id == message.RequestId));

    public IQueryable<GroupLink> GroupLinks => Set<GroupLink>().Where(JoiningRules.LinkVisibleTo(viewer));

    /// <summary>Venues as they are stored: show them only through <see cref="VenueRules.Shown"/>.</summary>
    public IQueryable<Venue> Venues => Set<Venue>();

    public IQueryable<Neighbourhood> Neighbourhoods => Set<Neighbourhood>();

    public IQueryable<PostalArea> PostalAreas => Set<PostalArea>();

    /// <summary>Where meetups were imported from; public facts.</summary>
    public IQueryable<Feed> Feeds => Set<Feed>();

    public IQueryable<FeedRow> FeedRows => Set<FeedRow>();

    /// <summary>Whether the database is PostgreSQL; SQLite otherwise.</summary>
    public bool IsPostgres => asking?.IsPostgres ?? db.Database.IsNpgsql();

    /// <summary>
    /// Rows of a question written as SQL; its tables must be narrowed by <see cref="Seen"/>. Placeholders $1, $2… stand for
    /// <paramref name="values"/>, never for words of the SQL.
    /// </summary>
    /// <exception cref="InvalidOperationException">Called inside a write, whose changes it would not see.</exception>
    public Task<List<T>> AskAsync<T>(
        string sql,
        IReadOnlyList<object> values,
        Func<DbDataReader, T> read,
        CancellationToken ct
    ) => (asking ?? throw new InvalidOperationException("A question inside a write.")).AskAsync(sql, values, read, ct);

    /// <summary>The same database seen by somebody else, for a request that learns who is asking.</summary>
    public ViewerDb As(Viewer other) => new(db, other, writes, asking);

    /// <summary>
    /// Runs work in one write transaction with the same view and saves it. On SQLite writes queue up behind each other in this
    /// process; on PostgreSQL a transaction that lost a race is run again, so the work must do nothing but change the database.
    /// </summary>
    /// <exception cref="InvalidOperationException">Called inside another write.</exception>
    public Task<T> WriteAsync<T>(Func<ViewerDb, Task<T>> work, CancellationToken ct = default) =>
        (writes ?? throw new InvalidOperationException("A write inside a write.")).RunAsync(
            inner => work(new ViewerDb(inner, viewer, writes: null, asking: null)),
            ct
        );

    /// <summary>Adds something new; only inside <see cref="WriteAsync{T}"/>.</summary>
    public void Add<T>(T entity)
        where T : class => Writable().Add(entity);

    public void Remove<T>(T entity)
        where T : class => Writable().Remove(entity);

    /// <summary>Writes what has changed so far, inside the transaction, so that a later step of the same work can rely on it.</summary>
    public Task SaveAsync(CancellationToken ct = default) => Writable().SaveChangesAsync(ct);

    private AppDb Writable() =>
        writes is null ? db : throw new InvalidOperationException("Changes belong inside WriteAsync.");

    private IQueryable<T> Set<T>()
        where T : class => writes is null ? db.Set<T>() : db.Set<T>().AsNoTracking();
}
