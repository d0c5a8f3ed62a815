using Kith.Features.Coming;
using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Hosting;

/// <summary>A page behind a host link: whoever does not hold one finds nothing.</summary>
[AllowAnonymous]
public abstract class HostPage(Hosts hosts) : FormPage
{
    [FromRoute(Name = "key")]
    public string Key { get; set; } = "";

    public Hosted Hosted { get; private set; } = null!;

    public override async Task<IActionResult?> LoadAsync()
    {
        // The language switch in the header must not carry a secret address.
        ViewData["Back"] = "/";
        ViewData["Robots"] = "noindex";
        if (await hosts.FindAsync(Key) is not { } hosted)
            return NotFound();
        Hosted = hosted;
        return null;
    }
}

/// <summary>A hosting page about one time; times of other meetups are not found, whoever may see them.</summary>
public abstract class HostTimePage(Hosts hosts) : HostPage(hosts)
{
    [FromRoute(Name = "time")]
    public string TimeId { get; set; } = "";

    public Subject Subject { get; private set; } = null!;

    public Occurrence Time => Subject.Occurrence;

    /// <summary>Whether there is anything only the host may tell: the address, or the online room.</summary>
    public bool HasSecret =>
        Subject.Venue is { Precision: not Precision.Exact }
        || Subject.Meetup is { LinkShown: LinkShown.ByHost, OnlineLink: not null }
        || Subject.Meetup is { LinkShown: LinkShown.ByHost, DialIn: not null };

    /// <summary>Whether it will take place as far as anybody knows.</summary>
    public bool IsOn => Time.State is OccurrenceState.Planned or OccurrenceState.Moved;

    /// <summary>The roles people come in this time; none where all come alike.</summary>
    public IReadOnlyList<RoleSeats> Roles { get; private set; } = [];

    public string TimePath(params string[] parts) => Hosted.Path([TimeId, .. parts]);

    public override async Task<IActionResult?> LoadAsync()
    {
        if (await base.LoadAsync() is { } instead)
            return instead;
        var (id, mine) = (TimeId, Hosted.Meetup.Id);
        if (await Subject.FindAsync(Hosted.Db, o => o.PublicId == id && o.MeetupId == mine) is not { } subject)
            return NotFound();
        (Subject, Roles) = (subject, await Hosted.Db.RolesOfAsync(subject.Occurrence));
        return null;
    }
}

/// <summary>A hosting page about one guest of one time.</summary>
public abstract class HostGuestPage(Hosts hosts) : HostTimePage(hosts)
{
    private readonly Hosts _hosts = hosts;

    [FromRoute(Name = "guest")]
    public string Handle { get; set; } = "";

    public GuestSeen Guest { get; private set; } = null!;

    public override async Task<IActionResult?> LoadAsync()
    {
        if (await base.LoadAsync() is { } instead)
            return instead;
        if (await _hosts.GuestAsync(Hosted, Time, Roles, Handle) is not { } guest)
            return NotFound();
        Guest = guest;
        return null;
    }
}
