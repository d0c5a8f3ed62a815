using Kith.Data;
using Kith.Features.Meetups;
using Kith.Rules;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Coming;

/// <summary>
/// What the holder of a private link, or for a few minutes of a code, may know. The code alone shows how things stand and lets
/// a person decide or cancel; the hidden place, the link, alias, needs and contact stay behind the private link, because a code
/// is written on paper and read out.
/// </summary>
/// <param name="Key">The part of the address that opened it: a token or a ticket.</param>
/// <param name="ByCode">Opened with the code, or on a device other people use.</param>
/// <param name="Code">The code itself.</param>
/// <param name="Rsvp">What this person said.</param>
/// <param name="Subject">What they come to.</param>
/// <param name="Ahead">How many wait before this person; 0 for who is not in line.</param>
public sealed record Holding(string Key, bool ByCode, string Code, Rsvp Rsvp, Subject Subject, int Ahead)
{
    public Meetup Meetup => Subject.Meetup;

    public Occurrence Occurrence => Subject.Occurrence;

    public bool IsGoing => Rsvp.State == RsvpState.Going;

    /// <summary>Whether a host approved telling this person what is hidden, and this page may repeat it.</summary>
    public bool IsTold => IsGoing && !ByCode && Rsvp.ToldAt is not null;

    /// <summary>What may be shown of the place.</summary>
    public ShownPlace? Place => Subject.Place(IsTold);

    /// <summary>Whether the online room and dial-in may be shown.</summary>
    public bool MaySeeLink => MeetupRules.MaySeeLink(Viewer.Stranger, Meetup, IsGoing && !ByCode, IsTold);

    /// <summary>What the host wrote to everybody who comes, newest first; behind the private link only.</summary>
    public IReadOnlyList<Hosting.Message> Messages { get; init; } = [];

    /// <summary>Roles to choose from; none where all come alike.</summary>
    public IReadOnlyList<RoleSeats> Roles { get; init; } = [];

    /// <summary>What the host calls their role; null without one, and by the code, which says how things stand and no more.</summary>
    public string? Role => ByCode ? null : Roles.FirstOrDefault(r => r.Slot == Rsvp.Role)?.Name;

    /// <summary>Opened by the member whose it is, who needs to keep no secret to come back.</summary>
    public bool ByMember => Key.Length == RandomId.Length;

    /// <summary>The local path of a page about this RSVP.</summary>
    public string Path(string page = "") => page.Length == 0 ? $"/coming/{Key}" : $"/coming/{Key}/{page}";
}

/// <summary>Turns a secret somebody shows into the view of the one who holds it.</summary>
public sealed class Holders(AppDb db, ViewerDb asking, RsvpKeys keys)
{
    private const int MostMessages = 20;

    /// <summary>Whose page this link part opens: the private link's token or a ticket; null for anything else.</summary>
    public async Task<Holding?> FindAsync(string key)
    {
        if (key.Length == RsvpKeys.TokenLength)
        {
            var hash = Secrets.Hash(key);
            return await SeeAsync(
                key,
                byCode: false,
                await IdAsync(r => r.TokenHash == hash),
                r => keys.CodeOf(key, r)
            );
        }
        if (key.Length == RandomId.Length)
            return await SeeAsync(key, byCode: false, await OwnAsync(key), _ => null);
        return keys.Open(key) is { } ticket ? await SeeAsync(key, byCode: true, ticket.RsvpId, _ => ticket.Code) : null;
    }

    /// <summary>A ticket for whoever knows this code, or null when it is nobody's.</summary>
    public async Task<string?> TicketAsync(string typedCode)
    {
        var code = RsvpKeys.Tidy(typedCode);
        var hash = keys.CodeHash(code);
        return await IdAsync(r => r.CodeHash == hash) is { } id ? keys.Ticket(id, code) : null;
    }

    private static async Task<IReadOnlyList<Hosting.Message>> MessagesAsync(ViewerDb view, Guid occurrenceId)
    {
        var coming = view.As(view.Viewer with { Attends = [occurrenceId] });
        return await coming
            .Messages.Where(m => m.OccurrenceId == occurrenceId)
            .OrderByDescending(m => m.WrittenAt)
            .Take(MostMessages)
            .ToListAsync();
    }

    // One's own, by the handle that stands for it in addresses.
    private async Task<Guid?> OwnAsync(string handle)
    {
        if (asking.Viewer.PersonId is not { } me)
            return null;
        var mine = await db.Rsvps.AsNoTracking().Where(r => r.PersonId == me).ToListAsync();
        return mine.Find(r => keys.Handle(r) == handle)?.Id;
    }

    private Task<Guid?> IdAsync(System.Linq.Expressions.Expression<Func<Rsvp, bool>> which) =>
        db.Rsvps.Where(which).Select(r => (Guid?)r.Id).FirstOrDefaultAsync();

    private async Task<Holding?> SeeAsync(string key, bool byCode, Guid? id, Func<Rsvp, string?> code)
    {
        if (id is not { } mine)
            return null;
        var view = asking.As(asking.Viewer.Holding(mine));
        if (await view.Rsvps.FirstOrDefaultAsync(r => r.Id == mine) is not { } rsvp)
            return null;
        if (await Subject.FindAsync(view, o => o.Id == rsvp.OccurrenceId) is not { } subject)
            return null;
        var ahead = rsvp.State == RsvpState.Waitlisted ? await Line.AheadAsync(db, rsvp) : 0;
        var messages = byCode || rsvp.State != RsvpState.Going ? [] : await MessagesAsync(view, rsvp.OccurrenceId);
        return new Holding(key, byCode, code(rsvp) ?? "", rsvp, subject, ahead)
        {
            Messages = messages,
            Roles = await view.RolesOfAsync(subject.Occurrence),
        };
    }
}
