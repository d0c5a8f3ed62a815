using Kith.Data;
using Kith.Features.Coming;
using Kith.Features.Meetups;
using Kith.Rules;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Hosting;

/// <summary>A meetup seen by whoever may host it.</summary>
/// <param name="Key">What stands in the address: the secret of the host link, or the series' public id for hosts of its group.</param>
/// <param name="Db">The database as this host may see it: their meetup's guests and nobody else's.</param>
public sealed record Hosted(string Key, Meetup Meetup, ViewerDb Db)
{
    /// <summary>Whether whoever has the address may host, so that it must be kept; group hosts are known by their session instead.</summary>
    public bool IsByLink => Key != Meetup.PublicId;

    /// <summary>The local path of a hosting page.</summary>
    public string Path(params string[] parts) => string.Join('/', ["/hosting", Key, .. parts]);
}

/// <summary>Somebody who comes, for the host's eyes.</summary>
/// <param name="Handle">Stands for them in addresses; keyed, because the row's own key tells when they signed up.</param>
/// <param name="Rsvp">What they said.</param>
/// <param name="Needs">Unsealed access needs.</param>
/// <param name="Contact">Unsealed contact, with what is safe.</param>
public sealed record GuestSeen(string Handle, Rsvp Rsvp, string? Needs, Contact? Contact)
{
    /// <summary>Unsealed answers to the host's questions.</summary>
    public IReadOnlyList<Answer> Answers { get; init; } = [];

    /// <summary>What their role is called; null without one.</summary>
    public string? Role { get; init; }

    /// <summary>Unsealed words about how it was; never shown beside the name.</summary>
    public string? FeltWords { get; init; }
}

/// <summary>
/// Opens hosting pages: to whoever holds the host link, a secret of 128 random bits of which the database has the hash, and to
/// signed-in hosts and co-hosts of the meetup's group by the public id of the series.
/// </summary>
public sealed class Hosts(AppDb db, ViewerDb asking, RsvpKeys keys)
{
    private const int LongestKey = 100;

    /// <summary>The meetup this key opens for who is asking, or null.</summary>
    public async Task<Hosted?> FindAsync(string key)
    {
        if (key.Length > LongestKey)
            return null;
        var hash = Secrets.Hash(key);
        var groups = HostingRules.Groups(asking.Viewer);
        var id = await db
            .Meetups.Where(m =>
                m.HostKeyHash == hash || (m.PublicId == key && m.GroupId != null && groups.Contains(m.GroupId.Value))
            )
            .Select(m => (Guid?)m.Id)
            .FirstOrDefaultAsync();
        if (id is not { } mine)
            return null;
        var view = asking.As(asking.Viewer.Hosting(mine));
        return await view.Meetups.FirstOrDefaultAsync(m => m.Id == mine) is { } meetup
            ? new Hosted(key, meetup, view)
            : null;
    }

    /// <summary>Everybody on the list of one time: who comes first, then who decides, then the line in its order.</summary>
    public async Task<IReadOnlyList<GuestSeen>> GuestsAsync(
        Hosted hosted,
        Occurrence time,
        IReadOnlyList<RoleSeats> roles
    )
    {
        var rsvps = await hosted
            .Db.Rsvps.Where(r => r.OccurrenceId == time.Id)
            .OrderBy(r => r.Waiting)
            .ThenBy(r => r.CreatedAt)
            .ToListAsync();
        return [.. rsvps.OrderBy(r => Rank(r.State)).Select(r => See(r, roles))];
    }

    /// <summary>One guest of one time by the handle in the address; null when it is nobody's there.</summary>
    public async Task<GuestSeen?> GuestAsync(
        Hosted hosted,
        Occurrence time,
        IReadOnlyList<RoleSeats> roles,
        string handle
    ) => (await GuestsAsync(hosted, time, roles)).FirstOrDefault(guest => guest.Handle == handle);

    private GuestSeen See(Rsvp rsvp, IReadOnlyList<RoleSeats> roles) =>
        new(keys.Handle(rsvp), rsvp, keys.Unseal(rsvp.Needs), keys.UnsealContact(rsvp.Contact))
        {
            Answers = Answer.Read(keys.Unseal(rsvp.Answers)),
            Role = roles.FirstOrDefault(r => r.Slot == rsvp.Role)?.Name,
            FeltWords = keys.Unseal(rsvp.FeltWords),
        };

    private static int Rank(RsvpState state) =>
        state switch
        {
            RsvpState.Going => 0,
            RsvpState.Offered => 1,
            RsvpState.Waitlisted => 2,
            RsvpState.Cancelled or RsvpState.Lapsed => 3,
        };
}
