using Kith.Features.Meetups;

namespace Kith.Features.Hosting;

/// <summary>What a change of a series does to one time that is ahead.</summary>
/// <param name="Time">The time as it is now.</param>
/// <param name="NewLocal">When it starts by the new rule, wall time; null when it falls away.</param>
/// <param name="NewUtc">The same instant.</param>
public sealed record Shift(Occurrence Time, DateTime? NewLocal, DateTime? NewUtc)
{
    /// <summary>Farthest a time moves with its series and is still the same one to those who come, in days.</summary>
    private const int FarthestDays = 6;

    public bool FallsAway => NewLocal is null;

    public bool IsMoved => NewLocal is { } local && local != Time.OriginalLocal;

    /// <summary>
    /// Where each time ahead goes when the meetup is as <paramref name="changed"/> says: to the same start if the rule still gives
    /// it, else on the same day, else to the nearest free time within a week; what is left falls away.
    /// </summary>
    public static IReadOnlyList<Shift> Of(Meetup changed, IReadOnlyCollection<Occurrence> existing, DateTime nowUtc)
    {
        var now = MeetupTimes.Local(nowUtc, MeetupTimes.Zone(changed.Zone));
        var ahead = existing
            .Where(o => o.State != OccurrenceState.Dropped && o.OriginalLocal > now)
            .OrderBy(o => o.OriginalLocal)
            .ToList();
        var times = Horizon.Times(changed, nowUtc, ahead);
        foreach (var past in times.Keys.Where(t => t <= now).ToList())
            times.Remove(past);
        var goes = new Dictionary<Occurrence, Shift>();
        Take(time => times.ContainsKey(time.OriginalLocal) ? time.OriginalLocal : null);
        Take(time => Nearest(time, days: 0));
        Take(time => Nearest(time, FarthestDays));
        return [.. ahead.Select(o => goes.GetValueOrDefault(o) ?? new Shift(o, null, null))];

        void Take(Func<Occurrence, DateTime?> choose)
        {
            foreach (var time in ahead.Where(o => !goes.ContainsKey(o)))
            {
                if (choose(time) is { } to && times.Remove(to, out var utc))
                    goes[time] = new Shift(time, to, utc);
            }
        }

        DateTime? Nearest(Occurrence time, int days) =>
            times
                .Keys.Where(t => Math.Abs((t.Date - time.OriginalLocal.Date).Days) <= days)
                .OrderBy(t => (t - time.OriginalLocal).Duration())
                .Select(t => (DateTime?)t)
                .FirstOrDefault();
    }
}
