using Kith.Data;
using Kith.Jobs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Admin;

/// <summary>What the hub does by itself, when it last did, and what went wrong. Says nothing of whom it is about.</summary>
public sealed class JobsModel(ViewerDb db, TimeProvider clock) : AdminPage(db)
{
    private const int Most = 50;

    /// <summary>One piece of recurring work; <paramref name="Run"/> null before its first time.</summary>
    public sealed record Line(Recurring Work, ScheduledRun? Run)
    {
        /// <summary>Whether it has not been done for twice as long as it should.</summary>
        public bool IsLate(DateTime nowUtc) => Run?.RanAt is { } ran && nowUtc - ran > 2 * Work.Every + Grace;

        private static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);
    }

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    /// <summary>Work asked for that failed, longest first.</summary>
    public IReadOnlyList<Job> Failed { get; private set; } = [];

    public int Waiting { get; private set; }

    public DateTime Now { get; } = clock.GetUtcNow().UtcDateTime;

    protected override async Task<IActionResult?> FindAsync()
    {
        var runs = await Db.ScheduledRuns.ToDictionaryAsync(r => r.Name);
        Lines = [.. Schedule.All.Select(work => new Line(work, runs.GetValueOrDefault(work.Name)))];
        Waiting = await Db.Jobs.CountAsync();
        Failed =
            Waiting == 0
                ? []
                : await Db.Jobs.Where(j => j.Failure != null).OrderBy(j => j.DueAt).Take(Most).ToListAsync();
        return null;
    }
}
