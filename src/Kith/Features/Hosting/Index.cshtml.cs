using Kith.Features.Coming;
using Kith.Features.Meetups;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Hosting;

/// <summary>How many come, decide and wait at one time.</summary>
public sealed record Headcount(int Going, int Offered, int Waiting)
{
    public static readonly Headcount Nobody = new(0, 0, 0);
}

/// <summary>A host's meetup: its next times with how many come.</summary>
public sealed class IndexModel(Hosts hosts, TimeProvider clock) : HostPage(hosts)
{
    private const int MostTimes = 30;

    /// <summary>How long a time stays listed after its start, to look up who came.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromDays(7);

    public IReadOnlyList<Occurrence> Times { get; private set; } = [];

    private Dictionary<Guid, Headcount> _counts = [];

    public Headcount CountOf(Occurrence time) => _counts.GetValueOrDefault(time.Id, Headcount.Nobody);

    public override async Task<IActionResult?> LoadAsync()
    {
        if (await base.LoadAsync() is { } instead)
            return instead;
        var since = clock.GetUtcNow().UtcDateTime - Recent;
        var mine = Hosted.Meetup.Id;
        Times = await Hosted
            .Db.Occurrences.Where(o => o.MeetupId == mine && o.StartsAt > since && o.State != OccurrenceState.Dropped)
            .OrderBy(o => o.StartsAt)
            .Take(MostTimes)
            .ToListAsync();
        var counts = await Hosted
            .Db.Rsvps.Where(r => r.MeetupId == mine)
            .GroupBy(r => new { r.OccurrenceId, r.State })
            .Select(g => new { g.Key, People = g.Sum(r => r.Party) })
            .ToListAsync();
        _counts = counts
            .GroupBy(c => c.Key.OccurrenceId)
            .ToDictionary(
                g => g.Key,
                g =>
                {
                    int Of(RsvpState state) => g.Where(c => c.Key.State == state).Sum(c => c.People);
                    return new Headcount(Of(RsvpState.Going), Of(RsvpState.Offered), Of(RsvpState.Waitlisted));
                }
            );
        return null;
    }
}
