using System.Linq.Expressions;
using Kith.Data;
using Kith.Features.Meetups;
using Kith.Features.Places;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Coming;

/// <summary>One time a meetup meets, with its place: what a page about coming is about.</summary>
public sealed record Subject(
    Meetup Meetup,
    Occurrence Occurrence,
    Venue? Venue,
    Neighbourhood? Neighbourhood,
    string? GroupPhone
)
{
    /// <summary>The number to ring on the day: the meetup's own, else its group's; null when neither has one.</summary>
    public string? Phone => Meetup.Phone ?? GroupPhone;

    /// <summary>Finds it through what the viewer may see, in one command; null when there is none for them.</summary>
    public static Task<Subject?> FindAsync(ViewerDb db, Expression<Func<Occurrence, bool>> which) =>
        All(db, which).FirstOrDefaultAsync();

    /// <summary>Every such time, soonest first.</summary>
    public static IQueryable<Subject> All(ViewerDb db, Expression<Func<Occurrence, bool>> which) =>
        from occurrence in db.Occurrences.Where(which)
        join meetup in db.Meetups on occurrence.MeetupId equals meetup.Id
        join v in db.Venues on occurrence.VenueId ?? meetup.VenueId equals (Guid?)v.Id into venues
        from venue in venues.DefaultIfEmpty()
        join n in db.Neighbourhoods on venue.NeighbourhoodId equals (Guid?)n.Id into areas
        from area in areas.DefaultIfEmpty()
        join g in db.Groups on meetup.GroupId equals (Guid?)g.Id into groups
        from owner in groups.DefaultIfEmpty()
        orderby occurrence.StartsAt
        select new Subject(meetup, occurrence, venue, area, owner.Phone);

    /// <summary>What may be shown of the place; <paramref name="isTold"/> when a host approved telling this person.</summary>
    public ShownPlace? Place(bool isTold) => Venue is null ? null : VenueRules.Shown(Venue, Neighbourhood, isTold);

    /// <summary>Whether no seat is free.</summary>
    public bool IsFull => Occurrence.IsFull;

    /// <summary>When it ends on the clock of its zone, where that is known.</summary>
    public DateTime? EndsLocal =>
        Occurrence.EndsAt is { } end ? Occurrence.StartsLocal + (end - Occurrence.StartsAt) : null;
}
