using Kith.Features.Coming;
using Kith.Rules;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Hosting;

/// <summary>Who comes to one time: the list a host works with, and everything a host can do about it.</summary>
public sealed class TimeModel(Hosts hosts, TimeProvider clock) : HostTimePage(hosts)
{
    private readonly Hosts _hosts = hosts;

    public IReadOnlyList<GuestSeen> Guests { get; private set; } = [];

    /// <summary>People on the list, companions counted.</summary>
    public int People(RsvpState state) => Guests.Where(g => g.Rsvp.State == state).Sum(g => g.Rsvp.Party);

    /// <summary>Whether the host can still add people, and change when and where.</summary>
    public bool IsOpen => IsOn && !RsvpRules.IsOver(Time, Now);

    /// <summary>Whether it was cancelled and can still take place after all.</summary>
    public bool MayBringBack => HostingRules.MayBringBack(Hosted.Meetup, Time, Now).IsAllowed;

    /// <summary>Whether this and all following times can be changed at once.</summary>
    public bool MaySplit =>
        Hosted.Meetup.Rule is not null && HostingRules.MaySplit(Hosted.IsByLink, Time, Now).IsAllowed;

    /// <summary>How it was for how many; null until enough have said it that nobody can be guessed.</summary>
    public IReadOnlyList<(Feeling Felt, int Count)>? Felt =>
        Guests.Count(g => g.Rsvp.Felt is not null) >= EveningRules.FewestAnswers
            ? [.. Enum.GetValues<Feeling>().Select(f => (f, Guests.Count(g => g.Rsvp.Felt == f)))]
            : null;

    /// <summary>What people added for the host, without names, in an order that tells nothing.</summary>
    public IEnumerable<string> FeltWords =>
        Guests.Select(g => g.FeltWords).OfType<string>().Order(StringComparer.CurrentCulture);

    /// <summary>Whether so many seats are free.</summary>
    public bool HasRoomFor(Rsvp rsvp) =>
        !(Time.Taken + rsvp.Party > Time.Capacity)
        && Roles.All(r => r.Slot != rsvp.Role || r.Taken + rsvp.Party <= r.Seats);

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public override async Task<IActionResult?> LoadAsync()
    {
        if (await base.LoadAsync() is { } instead)
            return instead;
        Guests = await _hosts.GuestsAsync(Hosted, Time, Roles);
        return null;
    }
}
