using Kith.Data;
using Kith.Features.Coming;
using Kith.Mail;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Me;

/// <summary>One file of somebody's archive: what the hub keeps about them in one place, and nothing anybody else wrote.</summary>
/// <param name="Name">Its name without ending, and its heading's key <c>Own.Part.…</c>.</param>
/// <param name="Entity">The kind of row it covers.</param>
/// <param name="Read">The rows, through what the person may see.</param>
public sealed partial record OwnPart(
    string Name,
    Type Entity,
    Func<ViewerDb, Secrets, Task<IReadOnlyList<object>>> Read
)
{
    /// <summary>Everything, in the order of the archive.</summary>
    public static readonly IReadOnlyList<OwnPart> All =
    [
        new("account", typeof(Accounts.Person), AccountAsync),
        new("names", typeof(Accounts.Face), NamesAsync),
        new("groups", typeof(Groups.Membership), GroupsAsync),
        new("requests", typeof(Groups.JoinRequest), RequestsAsync),
        new("topics", typeof(Topics.Topic), TopicsAsync),
        new("evenings", typeof(Polls.PollVoice), EveningsAsync),
        new("claims", typeof(Groups.GroupClaim), ClaimsAsync),
        new("meetup-claims", typeof(Groups.MeetupClaim), MeetupClaimsAsync),
        new("favours", typeof(Neighbours.Favour), FavoursAsync),
        new("talks", typeof(Neighbours.Talk), TalksAsync),
        new("wishes", typeof(Wishes.WishJoin), WishesAsync),
        new("coming", typeof(Rsvp), ComingAsync),
        new("plan", typeof(Cards.Plan), PlanAsync),
        new("cards", typeof(Cards.CardSuggestion), CardsAsync),
        new("sessions", typeof(Accounts.Session), SessionsAsync),
        new("passkeys", typeof(Accounts.Passkey), PasskeysAsync),
        new("mail", typeof(Mailbox), MailAsync),
        new("news", typeof(InboxLine), NewsAsync),
        new("calendar", typeof(CalendarKey), CalendarAsync),
    ];

    private static async Task<IReadOnlyList<object>> AccountAsync(ViewerDb db, Secrets secrets) =>
        await db
            .People.Select(p => new
            {
                Name = p.UserName,
                p.JoinedOn,
                Age = p.Age == null ? null : p.Age.ToString(),
                p.Language,
                State = p.State.ToString(),
                p.StateReason,
                SecondStep = p.TotpSealed != null,
                p.LeavesAt,
            })
            .ToListAsync<object>();

    private static async Task<IReadOnlyList<object>> NamesAsync(ViewerDb db, Secrets secrets)
    {
        var me = db.Viewer.PersonId;
        return await (
            from face in db.Faces
            where face.PersonId == me
            join g in db.Groups on face.GroupId equals (Guid?)g.Id into groups
            from owner in groups.DefaultIfEmpty()
            select new { Group = owner.Name, face.Name }
        ).ToListAsync<object>();
    }

    private static async Task<IReadOnlyList<object>> ComingAsync(ViewerDb db, Secrets secrets)
    {
        var mine = await (
            from rsvp in db.OwnRsvps
            join time in db.Occurrences on rsvp.OccurrenceId equals time.Id
            select new
            {
                rsvp,
                time.StartsLocal,
                time.PublicId,
                Role = db
                    .RoleSeats.Where(s => s.OccurrenceId == time.Id && s.Slot == rsvp.Role)
                    .Select(s => s.Name)
                    .FirstOrDefault(),
            }
        ).ToListAsync();
        return
        [
            .. mine.Select(m => new
            {
                Meetup = $"/meetups/{m.PublicId}",
                m.StartsLocal,
                Name = m.rsvp.Alias,
                m.rsvp.Party,
                m.Role,
                State = $"{m.rsvp.State}",
                Needs = secrets.Unseal(m.rsvp.Needs),
                Contact = Contact.Unseal(secrets, m.rsvp.Contact),
                Answers = Answer.Read(secrets.Unseal(m.rsvp.Answers)).Select(a => a.Words).ToList(),
                Said = m.rsvp.CreatedAt,
            }),
        ];
    }

    private static async Task<IReadOnlyList<object>> MailAsync(ViewerDb db, Secrets secrets) =>
        [
            .. (await db.Mailboxes.ToListAsync()).Select(m => new
            {
                Address = secrets.Unseal(m.AddressSealed),
                m.ConfirmedAt,
                m.Discreet,
                m.ReminderHours,
                m.Digest,
            }),
        ];

    private static async Task<IReadOnlyList<object>> NewsAsync(ViewerDb db, Secrets secrets) =>
        await db
            .Inbox.Select(l => new
            {
                Kind = l.Kind.ToString(),
                l.StartsLocal,
                l.Path,
                l.CreatedAt,
                l.ReadAt,
            })
            .ToListAsync<object>();

    private static async Task<IReadOnlyList<object>> CalendarAsync(ViewerDb db, Secrets secrets) =>
        await db.CalendarKeys.Select(k => new { k.CreatedAt, k.Discreet }).ToListAsync<object>();
}
