using Kith.Data;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Jobs;

/// <summary>
/// Runs what is due: first the recurring work of <see cref="Schedule"/>, then job rows. Several processes may run beside each other:
/// each piece is claimed by a conditional update, and a claim of a process that died runs out by itself.
/// </summary>
public sealed partial class JobRunner(
    IServiceScopeFactory scopes,
    Opening opening,
    IConfiguration settings,
    TimeProvider clock,
    ILogger<JobRunner> log
) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.GetValue("Jobs:Enabled", defaultValue: true))
            return;
        await opening.UntilOpenAsync(clock, stoppingToken);
        await Task.WhenAll(
            AgainAsync(RunShortAsync, stoppingToken),
            AgainAsync(ct => RunRecurringAsync(isLong: true, ct), stoppingToken)
        );
    }

    /// <summary>Runs everything that is due now, once. Never throws for a failed piece: failures are kept for stewards to see.</summary>
    public async Task RunDueAsync(CancellationToken ct)
    {
        await RunShortAsync(ct);
        await RunRecurringAsync(isLong: true, ct);
    }

    private async Task AgainAsync(Func<CancellationToken, Task> run, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            await run(ct);
            await Task.Delay(Between, clock, ct);
        }
    }

    private async Task RunShortAsync(CancellationToken ct)
    {
        await RunRecurringAsync(isLong: false, ct);
        await SafelyAsync("jobs", () => RunJobsAsync(ct));
    }

    private async Task RunRecurringAsync(bool isLong, CancellationToken ct)
    {
        foreach (var work in Schedule.All.Where(w => w.IsLong == isLong))
            await SafelyAsync(work.Name, () => RunRecurringAsync(work, ct));
    }

    private async Task RunRecurringAsync(Recurring work, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var writes = scope.ServiceProvider.GetRequiredService<WriteQueue>();
        if (!await writes.RunAsync(db => ClaimAsync(db, work, ct), ct))
            return;
        var running = TryAsync(work.Name, () => work.Run(scope.ServiceProvider, ct));
        if (work.IsLong)
            await HoldAsync(work, running, writes, ct);
        var failure = await running;
        await writes.RunAsync(db => FinishAsync(db, work, failure, ct), ct);
    }

    private async Task<bool> ClaimAsync(AppDb db, Recurring work, CancellationToken ct)
    {
        var now = Now;
        var due = now - work.Every;
        var claimed = await db
            .ScheduledRuns.Where(r =>
                r.Name == work.Name
                && (r.RanAt == null || r.RanAt <= due)
                && (r.ClaimedUntil == null || r.ClaimedUntil < now)
            )
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.ClaimedUntil, now + Claim), ct);
        if (claimed == 0 && !await db.ScheduledRuns.AnyAsync(r => r.Name == work.Name, ct))
            db.Add(ScheduledRun.Named(work.Name));
        return claimed == 1;
    }

    /// <summary>Renews the claim until the work is done.</summary>
    private async Task HoldAsync(Recurring work, Task running, WriteQueue writes, CancellationToken ct)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(ct);
        while (await Task.WhenAny(running, Task.Delay(Claim / 2, clock, done.Token)) != running)
            await writes.RunAsync(db => RenewAsync(db, work.Name, Now + Claim, ct), ct);
        await done.CancelAsync();
    }

    private static Task<int> RenewAsync(AppDb db, string name, DateTime until, CancellationToken ct) =>
        db
            .ScheduledRuns.Where(r => r.Name == name)
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.ClaimedUntil, until), ct);

    private Task<int> FinishAsync(AppDb db, Recurring work, string? failure, CancellationToken ct)
    {
        var now = Now;
        return db
            .ScheduledRuns.Where(r => r.Name == work.Name)
            .ExecuteUpdateAsync(
                r =>
                    r.SetProperty(x => x.RanAt, now)
                        .SetProperty(x => x.ClaimedUntil, (DateTime?)null)
                        .SetProperty(x => x.Failures, x => failure == null ? 0 : x.Failures + 1)
                        .SetProperty(x => x.Failure, failure),
                ct
            );
    }

    private async Task RunJobsAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var writes = scope.ServiceProvider.GetRequiredService<WriteQueue>();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var now = Now;
        var due = await db
            .Jobs.AsNoTracking()
            .Where(j => j.DueAt <= now && (j.ClaimedUntil == null || j.ClaimedUntil < now))
            .OrderBy(j => j.DueAt)
            .Take(100)
            .ToListAsync(ct);
        foreach (var job in due)
            await RunJobAsync(scope.ServiceProvider, writes, job, ct);
    }

    private async Task RunJobAsync(IServiceProvider services, WriteQueue writes, Job job, CancellationToken ct)
    {
        var now = Now;
        var mine = await writes.RunAsync(
            db =>
                db.Jobs.Where(j => j.Id == job.Id && (j.ClaimedUntil == null || j.ClaimedUntil < now))
                    .ExecuteUpdateAsync(
                        j =>
                            j.SetProperty(x => x.ClaimedUntil, now + Claim)
                                .SetProperty(x => x.Attempts, x => x.Attempts + 1),
                        ct
                    ),
            ct
        );
        if (mine == 0)
            return;
        var handler = Schedule.Handlers.FirstOrDefault(h => h.Kind == job.Kind);
        var failure = handler is null
            ? "UnknownKind"
            : await TryAsync(job.Kind, () => handler.Run(services, job.About, ct));
        await writes.RunAsync(db => FinishAsync(db, job, failure, ct), ct);
    }

    private Task<int> FinishAsync(AppDb db, Job job, string? failure, CancellationToken ct)
    {
        var rows = db.Jobs.Where(j => j.Id == job.Id);
        if (failure is null)
            return rows.ExecuteDeleteAsync(ct);
        var again = Now + BackOff(job.Attempts + 1);
        return rows.ExecuteUpdateAsync(
            j =>
                j.SetProperty(x => x.DueAt, again)
                    .SetProperty(x => x.ClaimedUntil, (DateTime?)null)
                    .SetProperty(x => x.Failure, failure),
            ct
        );
    }

    /// <summary>Waits one minute after the first failure, doubled with each, six hours at most.</summary>
    private static TimeSpan BackOff(int attempts) =>
        attempts > 9
            ? LongestBackOff
            : TimeSpan.FromMinutes(Math.Min(Math.Pow(2, attempts - 1), LongestBackOff.TotalMinutes));

    private async Task<string?> TryAsync(string name, Func<Task> work)
    {
        try
        {
            await work();
            return null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogFailed(e, name);
            return e.GetType().Name;
        }
    }

    private async Task SafelyAsync(string name, Func<Task> work) => _ = await TryAsync(name, work);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    [LoggerMessage(Level = LogLevel.Error, Message = "Work failed: {Name}.")]
    private partial void LogFailed(Exception error, string name);
}
