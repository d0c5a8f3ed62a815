using Kith.Data;
using Microsoft.EntityFrameworkCore;

namespace Kith.Web;

/// <summary>Opens the database at start, then looks once a second whether another process changed anything public.</summary>
public sealed partial class HubWatch(
    Opening opening,
    HubSnapshot snapshot,
    IDbContextFactory<AppDb> contexts,
    TimeProvider clock,
    ILogger<HubWatch> log
) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await opening.TryAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await opening.UntilOpenAsync(clock, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Between, clock, stoppingToken);
            try
            {
                await using var db = await contexts.CreateDbContextAsync(stoppingToken);
                await snapshot.RefreshAsync(db, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogAway(e.GetType().Name);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database did not answer ({Kind}).")]
    private partial void LogAway(string kind);
}
