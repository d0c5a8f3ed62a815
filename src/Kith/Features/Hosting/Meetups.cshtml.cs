using Kith.Data;
using Kith.Features.Groups;
using Kith.Features.Meetups;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Hosting;

/// <summary>All meetups of a group for its hosts: what meets, what rests, what is being written and what is over.</summary>
public sealed class MeetupsModel(ViewerDb db, RuleWords words, TimeProvider clock) : GroupHostPage(db)
{
    private const int Most = 100;

    private Dictionary<Guid, DateTime> _next = [];

    public IReadOnlyList<Meetup> Meetups { get; private set; } = [];

    /// <summary>"Every Thursday at 18:30"; null when only dates can say it.</summary>
    public string? Rule(Meetup meetup) => words.Of(meetup);

    /// <summary>When it meets next, UTC; null when it does not.</summary>
    public DateTime? Next(Meetup meetup) => _next.TryGetValue(meetup.Id, out var at) ? at : null;

    public override async Task<IActionResult?> LoadAsync()
    {
        if (await base.LoadAsync() is { } instead)
            return instead;
        var (group, now) = (Group.Id, clock.GetUtcNow().UtcDateTime);
        var meetups = await Db.Meetups.Where(m => m.GroupId == group).OrderBy(m => m.Title).Take(Most).ToListAsync();
        Meetups = [.. meetups.OrderBy(m => m.State).ThenBy(m => m.Title, StringComparer.CurrentCultureIgnoreCase)];
        _next = await Db
            .Occurrences.Where(o =>
                o.GroupId == group
                && o.StartsAt > now
                && (o.State == OccurrenceState.Planned || o.State == OccurrenceState.Moved)
            )
            .GroupBy(o => o.MeetupId)
            .Select(g => new { g.Key, At = g.Min(o => o.StartsAt) })
            .ToDictionaryAsync(n => n.Key, n => n.At);
        return null;
    }
}
