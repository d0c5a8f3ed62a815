using Kith.Features.Groups;
using Kith.Rules;

namespace Kith.Features.Meetups;

/// <summary>
/// All that hangs on the board about one meetup: what pages, posters and lists say, with its place only as far as it may be
/// shown. <c>Time</c> is the one time it is about, null for the series as a whole.
/// </summary>
public sealed record Notice(Meetup Meetup, Occurrence? Time, Group? Group, ShownPlace? Place, Source? Source)
{
    /// <summary>The number to ring: the meetup's own, else its group's; null when neither has one.</summary>
    public string? Phone => Meetup.Phone ?? Group?.Phone;

    /// <summary>Who leads it: as the meetup says, else as its group does; null when nobody says.</summary>
    public Led? Led => Meetup.Led ?? Group?.Led;

    /// <summary>Whether people meet in a room, so that a place is to be named.</summary>
    public bool HasRoom => Meetup.Mode is Mode.InPerson or Mode.Hybrid;

    /// <summary>Whether the address is kept back until the host tells it.</summary>
    public bool HidesAddress => Place is { Precision: not Places.Precision.Exact };

    /// <summary>Whether every seat is taken. How many are left is nobody's business but the host's.</summary>
    public bool IsFull => Time is { IsFull: true };

    /// <summary>Whether a link or dial-in number is everybody's to see.</summary>
    public bool ShowsLink => MeetupRules.MaySeeLink(Viewer.Stranger, Meetup, isGoing: false, isTold: false);

    /// <summary>Whether it is over, or has begun and nobody said when it ends.</summary>
    public bool IsOver(DateTime nowUtc) => Time is not null && (Time.EndsAt ?? Time.StartsAt) <= nowUtc;

    /// <summary>Address of its page, or of the series when it is about no single time.</summary>
    public string Path => Time is null ? $"/meetups/series/{Meetup.PublicId}" : $"/meetups/{Time.PublicId}";
}
