using Kith.Data;
using Kith.Features.Services.Finder;
using Microsoft.EntityFrameworkCore;

namespace Kith.Web;

/// <summary>
/// Opens the database when the hub starts. When it cannot be opened the hub starts all the same, so that the help lines answer,
/// and tries again until it can.
/// </summary>
public sealed partial class Opening(
    IDbContextFactory<AppDb> contexts,
    HubSnapshot snapshot,
    WriteQueue writes,
    ILogger<Opening> log
)
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(3);

    /// <summary>Whether the database is there and has the newest form.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Tries once; true when the database is open.</summary>
    public async Task<bool> TryAsync(CancellationToken ct)
    {
        if (IsOpen)
            return true;
        try
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            await Migrator.MigrateAsync(db, ct);
            await snapshot.RefreshAsync(db, ct);
            writes.PublicChanged = changed => snapshot.RefreshAsync(changed, CancellationToken.None);
            await FillFinderAsync(ct);
            IsOpen = true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogClosed(e.GetType().Name, e.Message);
            snapshot.Recall();
        }
        return IsOpen;
    }

    /// <summary>Tries until it works or the hub stops.</summary>
    public async Task UntilOpenAsync(TimeProvider clock, CancellationToken ct)
    {
        while (!await TryAsync(ct))
            await Task.Delay(BetweenTries, clock, ct);
    }

    /// <summary>Prints the address on standard output, and on standard error the set-up code while the hub is new.</summary>
    public static async Task AnnounceAsync(WebApplication app, CancellationToken ct)
    {
        var opening = app.Services.GetRequiredService<Opening>();
        if (!opening.IsOpen)
            await Console.Error.WriteLineAsync("The database cannot be opened. Help lines are served; trying again.");
        await opening.UntilOpenAsync(app.Services.GetRequiredService<TimeProvider>(), ct);
        if (app.Services.GetRequiredService<Cli.ServeSettings>().Demo)
            await Cli.DemoCommand.FillAsync(app.Services, times: 1, ct);
        if (!app.Services.GetRequiredService<CurrentHub>().Facts.IsSetUp)
            await Console.Error.WriteLineAsync($"Set-up code: {app.Services.GetRequiredService<SetUpCode>().Shown}");
        Console.Out.WriteLine(app.Urls.First());
        await Console.Out.FlushAsync(ct);
    }

    // After an upgrade that made the finder anew nobody is to be told that there is no help near.
    private async Task FillFinderAsync(CancellationToken ct)
    {
        try
        {
            await SpotBook.FillAsync(writes, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogUnfilled(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Not every service can be found; the recurring work tries again.")]
    private partial void LogUnfilled(Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "The database cannot be opened ({Kind}): {Message}")]
    private partial void LogClosed(string kind, string message);
}
