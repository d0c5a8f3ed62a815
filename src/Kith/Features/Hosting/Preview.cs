using System.Globalization;
using Kith.Features.Coming;
using Kith.Features.Meetups;
using Kith.Rules;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Hosting;

/// <summary>What one time would become, and for how many people.</summary>
public sealed record PreviewLine(Shift Shift, int People);

/// <summary>What a change would do, before it is done: which times move or fall away, and how many people that touches. No names.</summary>
/// <param name="Lines">Times that move or fall away, soonest first.</param>
/// <param name="People">Everybody who said they come to a time ahead, companions counted.</param>
/// <param name="PlaceChanges">Whether the place changes for those people.</param>
/// <param name="Mark">Changes with what it says, so that a host agrees to what they saw.</param>
public sealed record Preview(IReadOnlyList<PreviewLine> Lines, int People, bool PlaceChanges, string Mark)
{
    /// <summary>People whose day moves or falls away.</summary>
    public int Touched => Lines.Sum(l => l.People);

    /// <summary>What it means to people in roles.</summary>
    public IReadOnlyList<RoleNews> Roles { get; init; } = [];

    /// <summary>Whether there is anything to look at before saving.</summary>
    public bool Matters => Lines.Count > 0 || Roles.Count > 0 || (PlaceChanges && People > 0);

    /// <summary>Looks ahead for a change of all times from <paramref name="from"/> on; null for all that are ahead.</summary>
    public static async Task<Preview> OfAsync(Hosted hosted, Revision revision, DateTime? from, DateTime nowUtc)
    {
        var (mine, since) = (hosted.Meetup.Id, Horizon.Since(nowUtc));
        var first = from ?? DateTime.MinValue;
        var ahead = await hosted
            .Db.Occurrences.Where(o =>
                o.MeetupId == mine && (o.StartsAt >= since || o.OriginalLocal >= since) && o.OriginalLocal >= first
            )
            .ToListAsync();
        var standing = await hosted
            .Db.Rsvps.Where(r => r.MeetupId == mine)
            .Where(RsvpRules.OnTheList)
            .GroupBy(r => new
            {
                r.OccurrenceId,
                r.Role,
                HoldsSeats = r.State != RsvpState.Waitlisted,
            })
            .Select(g => new RoleNews.Standing(g.Key.OccurrenceId, g.Key.Role, g.Key.HoldsSeats, g.Sum(r => r.Party)))
            .ToListAsync();
        var coming = standing.GroupBy(s => s.TimeId).ToDictionary(s => s.Key, s => s.Sum(p => p.People));
        var shifts = revision.IsRetimed ? Shift.Of(Changed(hosted.Meetup, revision, from, nowUtc), ahead, nowUtc) : [];
        var lines = shifts
            .Where(s => s.IsMoved || (s.FallsAway && s.Time.State != OccurrenceState.Cancelled))
            .Select(s => new PreviewLine(s, coming.GetValueOrDefault(s.Time.Id)))
            .ToList();
        var times = ahead.Where(o => o.StartsAt > nowUtc).Select(o => o.Id).ToHashSet();
        var people = times.Sum(id => coming.GetValueOrDefault(id));
        var roles = RoleNews.Of(
            hosted.Meetup.Roles,
            revision.Form.Roles,
            [.. standing.Where(s => times.Contains(s.TimeId))]
        );
        var otherPlace = revision.Form.IsNewPlace || revision.VenueId != hosted.Meetup.VenueId;
        var mark = lines.Select(l => (l.Shift.NewLocal?.Ticks ?? l.Shift.Time.OriginalLocal.Ticks) * 31 + l.People);
        mark = mark.Concat(roles.Select(r => ((long)r.Key.Length * 1009) + r.People));
        var sum = mark.Aggregate(otherPlace ? 17L : 7L, (all, one) => unchecked((all * 31) + one));
        return new(lines, people, otherPlace, sum.ToString("x", CultureInfo.InvariantCulture)) { Roles = roles };
    }

    private static Meetup Changed(Meetup meetup, Revision revision, DateTime? from, DateTime nowUtc)
    {
        var copy = meetup.Split(nowUtc);
        if (from is { } start)
            SeriesCut.At(meetup.Split(nowUtc), copy, start);
        revision.Form.WriteWhen(copy, meetup.Zone);
        return copy;
    }
}
