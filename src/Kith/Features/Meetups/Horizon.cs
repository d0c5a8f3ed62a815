using Kith.Rules;
using NodaTime;

namespace Kith.Features.Meetups;

/// <summary>What the hub's occurrences are computed against: the hub's clock, now, and what may be shown of each venue.</summary>
/// <param name="HubZone">Zone in which Find's days and times of day count.</param>
/// <param name="NowUtc">Now.</param>
/// <param name="Places">By venue id, as strangers may see it.</param>
public sealed record Surroundings(DateTimeZone HubZone, DateTime NowUtc, IReadOnlyDictionary<Guid, ShownPlace> Places);

/// <summary>
/// Keeps a meetup's occurrences in step with its rule, up to a rolling horizon. Rows people may hold on to are never deleted: a
/// time the rule no longer gives is dropped and says so, and one that moved within its day stays the same row, with its RSVPs.
/// A meetup with nothing inside the horizon has its next time all the same, however far away it is.
/// </summary>
public static class Horizon
{
    /// <summary>How far ahead occurrences exist. The hub's calendar shows 90 days; the rest is slack for a job that was late.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromDays(100);

    /// <summary>How far back new rows are made: what began a while ago is still on.</summary>
    private static readonly TimeSpan Back = TimeSpan.FromHours(12);

    /// <summary>Most occurrences of one meetup inside the horizon; a rule that means every minute is cut off here.</summary>
    private const int MostOccurrences = 500;

    /// <summary>Latest wall time a meetup can have: instants and ends of it must still be dates.</summary>
    public static readonly DateTime Latest = new(9990, 1, 1);

    /// <summary>
    /// Brings one meetup up to date and returns the rows to add. <paramref name="existing"/> holds its rows that are still ahead
    /// (see <see cref="Since"/>); they are changed in place.
    /// </summary>
    public static List<Occurrence> Fill(Meetup meetup, Surroundings around, IReadOnlyCollection<Occurrence> existing)
    {
        var times = Times(meetup, around.NowUtc, existing);
        var unmatched = existing.Where(o => !times.Remove(o.OriginalLocal)).ToList();
        var kept = existing.Except(unmatched).ToList();
        kept.AddRange(MoveWithinTheDay(unmatched, times));
        kept.AddRange(unmatched.Where(o => IsSettled(o, meetup, around.NowUtc)));
        unmatched.RemoveAll(kept.Contains);
        unmatched.ForEach(o => o.Drop());
        var added = times.Select(t => Occurrence.Of(meetup, t.Key, t.Value)).ToList();
        foreach (var occurrence in kept.Concat(added))
            Describe(occurrence, meetup, around);
        unmatched.ForEach(o => o.Index(meetup, Place(o, meetup, around)));
        meetup.Reached(around.NowUtc + Ahead);
        return added;
    }

    /// <summary>Rows that start before this are history and stay as they are.</summary>
    public static DateTime Since(DateTime nowUtc) => nowUtc - Back;

    /// <summary>Whether it meets at least once from now on.</summary>
    public static bool MeetsAgain(Meetup meetup, DateTime nowUtc) =>
        Times(meetup, nowUtc, []).Values.Any(start => start >= nowUtc);

    // What has begun is history; a time that was moved away from a day now past is still to come; a cancelled one keeps saying why.
    private static bool IsSettled(Occurrence time, Meetup meetup, DateTime nowUtc) =>
        time.State switch
        {
            OccurrenceState.Cancelled => true,
            OccurrenceState.Dropped => false,
            OccurrenceState.Moved or OccurrenceState.Planned => time.StartsAt <= nowUtc
                || time.OriginalLocal < MeetupTimes.Local(Since(nowUtc), MeetupTimes.Zone(meetup.Zone)),
        };

    /// <summary>Wall starts by rule with their instants, ascending: all inside the horizon, or the next one beyond it.</summary>
    public static SortedDictionary<DateTime, DateTime> Times(
        Meetup meetup,
        DateTime nowUtc,
        IEnumerable<Occurrence> existing
    )
    {
        var times = new SortedDictionary<DateTime, DateTime>();
        if (meetup.ByAppointment)
            return times;
        var zone = MeetupTimes.Zone(meetup.Zone);
        var known = existing.Where(o => o.State != OccurrenceState.Dropped).Select(o => o.OriginalLocal.AddSeconds(1));
        // A time beyond the horizon that people already know stays, also when others come before it now.
        var to = known.Append(MeetupTimes.Local(nowUtc + Ahead, zone)).Max();
        var found = Between(meetup, MeetupTimes.Local(Since(nowUtc), zone), to).Take(MostOccurrences).ToList();
        if (found.Count == 0)
            found = [.. Between(meetup, to, Latest).Take(1)];
        foreach (var at in found)
            times[at.Local.ToDateTimeUnspecified()] = at.Instant.ToDateTimeUtc();
        return times;
    }

    private static IEnumerable<Time.Occurrence> Between(Meetup meetup, DateTime from, DateTime to) =>
        MeetupTimes.Of(meetup).Between(LocalDateTime.FromDateTime(from), LocalDateTime.FromDateTime(to));

    private static List<Occurrence> MoveWithinTheDay(
        List<Occurrence> unmatched,
        SortedDictionary<DateTime, DateTime> times
    )
    {
        var moved = new List<Occurrence>();
        foreach (var occurrence in unmatched.Where(o => o.State != OccurrenceState.Dropped).ToList())
        {
            var sameDay = times.Keys.Where(t => t.Date == occurrence.OriginalLocal.Date).Take(2).ToList();
            if (sameDay.Count != 1)
                continue;
            occurrence.Retime(sameDay[0], times[sameDay[0]]);
            times.Remove(sameDay[0]);
            unmatched.Remove(occurrence);
            moved.Add(occurrence);
        }
        return moved;
    }

    private static void Describe(Occurrence occurrence, Meetup meetup, Surroundings around)
    {
        occurrence.Follow(meetup);
        occurrence.Index(meetup, Place(occurrence, meetup, around));
        occurrence.OnHubClock(MeetupTimes.Local(occurrence.StartsAt, around.HubZone));
    }

    private static ShownPlace? Place(Occurrence occurrence, Meetup meetup, Surroundings around) =>
        (occurrence.VenueId ?? meetup.VenueId) is { } venue ? around.Places.GetValueOrDefault(venue) : null;
}
