using Kith.Data;
using Kith.Features.Groups;
using Kith.Features.Meetups;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>Whether the groups are alive: who has no host, who has not met for a while. Nothing of what happens inside.</summary>
public sealed class GroupsModel(ViewerDb db, TimeProvider clock) : AdminPage(db)
{
    /// <summary>A group that has not met for so many weeks, and will not soon, may need a hand.</summary>
    public const int QuietWeeks = 6;

    /// <summary>Whoever asks to join waits for so many days before stewards are told that nobody answers.</summary>
    public const int AnswerDays = 7;

    private const int PerPage = 30;

    /// <summary>How one group is.</summary>
    public sealed record Line(
        string Name,
        string Slug,
        bool IsOpen,
        int Hosts,
        int Members,
        DateTime? Last,
        DateTime? Next,
        int Unanswered
    );

    /// <summary>All groups, not only those that may need a hand.</summary>
    [FromQuery(Name = "all")]
    public bool All { get; set; }

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public int Pages { get; private set; } = 1;

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public bool IsQuiet(Line line) => line.Next is null && (line.Last is null || line.Last < Quiet);

    // A group that is over needs nothing any more.
    private IQueryable<Group> Alive => Db.GroupsOnDuty.Where(g => g.State != GroupState.Archived);

    private DateTime Quiet => clock.GetUtcNow().UtcDateTime.AddDays(-7 * QuietWeeks);

    protected override async Task<IActionResult?> FindAsync()
    {
        var groups = All ? Alive : NeedAHand();
        Pages = Math.Max(1, (await groups.CountAsync() + PerPage - 1) / PerPage);
        Number = Math.Clamp(Number, 1, Pages);
        var now = clock.GetUtcNow().UtcDateTime;
        var late = now.AddDays(-AnswerDays);
        Lines = await groups
            .OrderBy(g => g.Name)
            .ThenBy(g => g.Slug)
            .Skip((Number - 1) * PerPage)
            .Take(PerPage)
            .Select(g => new Line(
                g.Name,
                g.Slug,
                g.Visibility != GroupVisibility.Hidden,
                Db.MembershipsOnDuty.Count(m =>
                    m.GroupId == g.Id && (m.Role == GroupRole.Host || m.Role == GroupRole.CoHost)
                ),
                Db.MembershipsOnDuty.Count(m => m.GroupId == g.Id),
                Db.TimesOnDuty.Where(o => o.GroupId == g.Id && o.StartsAt <= now).Max(o => (DateTime?)o.StartsAt),
                Db.TimesOnDuty.Where(o => o.GroupId == g.Id && o.StartsAt > now).Min(o => (DateTime?)o.StartsAt),
                Db.RequestsOnDuty.Count(r => r.GroupId == g.Id && r.State == RequestState.Pending && r.AskedAt < late)
            ))
            .ToListAsync();
        return null;
    }

    private IQueryable<Group> NeedAHand()
    {
        var quiet = Quiet;
        var late = clock.GetUtcNow().UtcDateTime.AddDays(-AnswerDays);
        return Alive.Where(g =>
            Db.RequestsOnDuty.Any(r => r.GroupId == g.Id && r.State == RequestState.Pending && r.AskedAt < late)
            || !Db.MembershipsOnDuty.Any(m =>
                m.GroupId == g.Id && (m.Role == GroupRole.Host || m.Role == GroupRole.CoHost)
            )
            || !Db.TimesOnDuty.Any(o => o.GroupId == g.Id && o.StartsAt > quiet)
        );
    }
}
