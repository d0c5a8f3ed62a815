using Kith.Features.Coming;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Hosting;

/// <summary>The list on paper, to tick people off at the door: names and needs only, no way to reach anybody.</summary>
public sealed class ListModel(Hosts hosts) : HostTimePage(hosts)
{
    private readonly Hosts _hosts = hosts;

    public IReadOnlyList<GuestSeen> Guests { get; private set; } = [];

    public override async Task<IActionResult?> LoadAsync()
    {
        if (await base.LoadAsync() is { } instead)
            return instead;
        var all = await _hosts.GuestsAsync(Hosted, Time, Roles);
        Guests =
        [
            .. all.Where(g => g.Rsvp.HoldsSeats).OrderBy(g => g.Rsvp.Alias, StringComparer.CurrentCultureIgnoreCase),
        ];
        return null;
    }
}
