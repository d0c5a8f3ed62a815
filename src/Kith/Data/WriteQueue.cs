using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Kith.Data;

/// <summary>
/// The one way to write. On SQLite, which lets one writer in at a time, work queues up here in order of arrival and what waits
/// together is committed together: one flush to the disk for many people, and nobody is answered before it. On PostgreSQL
/// each piece of work has a transaction of its own and runs again when it lost a race: a deadlock, or a row that is no longer
/// as it was read.
/// </summary>
public sealed class WriteQueue : IAsyncDisposable
{
    /// <summary>Most pieces of work that share one commit: the longest anybody waits stays short.</summary>
    private const int MostTogether = 32;

    /// <summary>How often work that lost a race on PostgreSQL begins; with the pauses between, about two seconds.</summary>
    private const int MostAttempts = 12;

    /// <summary>The first pause after a lost race; each doubles up to <see cref="LongestPause"/>.</summary>
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(4);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(400);

    private readonly IDbContextFactory<AppDb> _contexts;
    private readonly Provider _provider;
    private readonly Channel<Work> _waiting = Channel.CreateBounded<Work>(1024);
    private readonly Task _worker;

    public WriteQueue(IDbContextFactory<AppDb> contexts, Provider provider)
    {
        (_contexts, _provider) = (contexts, provider);
        _worker = provider.Kind == ProviderKind.Sqlite ? Task.Run(WorkAsync) : Task.CompletedTask;
    }

    /// <summary>Called after a commit that changed something public, before its writer is answered: page caches move on.</summary>
    public Func<AppDb, Task> PublicChanged { get; set; } = _ => Task.CompletedTask;

    /// <summary>Runs work in a write transaction, saves its changes and commits; returns when they are on the disk.</summary>
    public async Task<T> RunAsync<T>(Func<AppDb, Task<T>> work, CancellationToken ct = default)
    {
        if (_provider.Kind == ProviderKind.Postgres)
            return await OnPostgresAsync(work, ct);
        T result = default!;
        var item = new Work(async db => result = await work(db));
        await _waiting.Writer.WriteAsync(item, ct);
        await item.Done.Task;
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _worker;
    }

    private async Task<T> OnPostgresAsync<T>(Func<AppDb, Task<T>> work, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var db = await _contexts.CreateDbContextAsync(ct);
                await using var transaction = await db.Database.BeginTransactionAsync(ct);
                var result = await work(db);
                await db.SaveChangesAsync(ct);
                await transaction.CommitAsync(ct);
                await TellAsync(db);
                return result;
            }
            catch (Exception e) when (attempt < MostAttempts && LostRace(e))
            {
                await Task.Delay(Pause(attempt), ct);
            }
        }
    }

    // Of many that lost at once each waits for another while, or they would meet again.
    private static TimeSpan Pause(int attempt)
    {
        var longest = FirstPause * Math.Pow(2, attempt - 1);
        return (longest < LongestPause ? longest : LongestPause) * Random.Shared.NextDouble();
    }

    // What was committed is committed: when looking again fails, the watch looks again in a second.
    private async Task TellAsync(AppDb db)
    {
        try
        {
            if (db.TakePublicTouch())
                await PublicChanged(db);
        }
        catch (Exception e) when (Provider.IsUnavailable(e)) { }
    }

    private static bool LostRace(Exception error) =>
        error is DbUpdateConcurrencyException
        || error
            is PostgresException
            {
                SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
            }
        || (error.InnerException is { } inner && LostRace(inner));

    private async Task WorkAsync()
    {
        var together = new List<Work>(MostTogether);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            together.Clear();
            while (together.Count < MostTogether && _waiting.Reader.TryRead(out var next))
                together.Add(next);
            await CommitTogetherAsync(together);
        }
    }

    private async Task CommitTogetherAsync(List<Work> together)
    {
        List<Work> done;
        try
        {
            await using var db = await _contexts.CreateDbContextAsync();
            done = await DoTogetherAsync(db, together);
            await TellAsync(db);
        }
        catch (Exception e)
        {
            together.ForEach(work => work.Done.TrySetException(e));
            return;
        }
        done.ForEach(work => work.Done.TrySetResult());
    }

    private static async Task<List<Work>> DoTogetherAsync(AppDb db, List<Work> together)
    {
        var transaction = await db.Database.BeginTransactionAsync();
        try
        {
            var done = new List<Work>(together.Count);
            foreach (var work in together)
            {
                if (await DoAsync(db, transaction, work))
                    done.Add(work);
            }
            await transaction.CommitAsync();
            return done;
        }
        finally
        {
            await EndAsync(transaction);
        }
    }

    // A full disk makes SQLite end the transaction by itself; that rolling back then fails must not hide why.
    private static async Task EndAsync(IDbContextTransaction transaction)
    {
        try
        {
            await transaction.DisposeAsync();
        }
        catch (SqliteException) { }
    }

    /// <summary>Does one piece of work behind a savepoint, so that its failure takes nothing from the others.</summary>
    private static async Task<bool> DoAsync(AppDb db, IDbContextTransaction transaction, Work work)
    {
        const string before = "before";
        await transaction.CreateSavepointAsync(before);
        try
        {
            await work.Do(db);
            await db.SaveChangesAsync();
            await transaction.ReleaseSavepointAsync(before);
            return true;
        }
        catch (Exception e) when (!Provider.IsUnavailable(e))
        {
            await transaction.RollbackToSavepointAsync(before);
            work.Done.TrySetException(e);
            return false;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private sealed record Work(Func<AppDb, Task> Do)
    {
        // The worker must not be held up by what a page does with the answer.
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
