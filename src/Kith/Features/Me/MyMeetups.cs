using Kith.Data;
using Kith.Features.Coming;
using Kith.Features.Meetups;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Me;

/// <summary>A meetup I said I come to.</summary>
/// <param name="Handle">Stands for my "I'm coming" in addresses; it opens to me alone.</param>
/// <param name="State">How I stand with it.</param>
/// <param name="Time">When it is.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Zone">IANA zone it happens in.</param>
public sealed record MyMeetup(string Handle, RsvpState State, Occurrence Time, string Title, string Zone)
{
    /// <summary>Whether they asked to come and a host has not answered yet: no place in a line.</summary>
    public bool HasAsked => State == RsvpState.Waitlisted && Time.ByApproval;

    public bool IsCancelled => Time.State is OccurrenceState.Cancelled or OccurrenceState.Dropped;
}

/// <summary>Finds what a member said they come to: what is ahead, soonest first, and what was in the last week.</summary>
public sealed class MyMeetups(ViewerDb db, RsvpKeys keys, TimeProvider clock)
{
    private const int Most = 20;

    /// <summary>One command.</summary>
    public async Task<IReadOnlyList<MyMeetup>> ListAsync(CancellationToken ct)
    {
        var me = db.Viewer.PersonId;
        var since = clock.GetUtcNow().UtcDateTime - Rules.RsvpRules.KeptFor;
        var rows = await (
            from rsvp in db.Rsvps.Where(r => r.PersonId == me && r.State != RsvpState.Cancelled)
            join time in db.Occurrences.Where(o => o.StartsAt > since) on rsvp.OccurrenceId equals time.Id
            join meetup in db.Meetups on time.MeetupId equals meetup.Id
            orderby time.StartsAt
            select new
            {
                Rsvp = rsvp,
                Time = time,
                meetup.Title,
                meetup.Zone,
            }
        )
            .Take(Most)
            .ToListAsync(ct);
        return [.. rows.Select(r => new MyMeetup(keys.Handle(r.Rsvp), r.Rsvp.State, r.Time, r.Title, r.Zone))];
    }
}
