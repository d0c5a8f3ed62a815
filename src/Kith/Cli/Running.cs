using Kith.Data;
using Kith.Features.Imports;
using Kith.Web;

namespace Kith.Cli;

/// <summary>Runs one command on the hub's own services: opens the database, turns failures into a sentence and exit code 2.</summary>
public static class Running
{
    /// <summary>Opens the data folder and runs the work; its answer is the exit code.</summary>
    public static async Task<int> OnHubAsync(
        Terminal terminal,
        DirectoryInfo data,
        Func<IServiceProvider, Task<int>> work,
        CancellationToken ct
    ) =>
        await SafelyAsync(
            terminal,
            async () =>
            {
                await using var app = KithHost.BuildQuietly(data, terminal.Change);
                if (!await app.Services.GetRequiredService<Opening>().TryAsync(ct))
                    throw new CommandFailedException("The database cannot be opened; the message above says why.");
                await using var scope = app.Services.CreateAsyncScope();
                return await work(scope.ServiceProvider);
            }
        );

    /// <summary>Says what went wrong in one line and answers 2; a failure nobody foresaw keeps its kind in the message.</summary>
    public static async Task<int> SafelyAsync(Terminal terminal, Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (OperationCanceledException)
        {
            await terminal.Error.WriteLineAsync("Stopped. Nothing was changed by what was not finished.");
        }
        catch (Exception e) when (Sentence(e) is { } sentence)
        {
            await terminal.Error.WriteLineAsync(sentence);
        }
        return CommandLine.CouldNotRun;
    }

    private static string? Sentence(Exception error) =>
        error switch
        {
            CommandFailedException or UnreadableInputException => error.Message,
            InvalidOperationException when error.Source == "Kith" => error.Message,
            _ when Provider.IsUnavailable(error) => $"The database is away, full or locked: {Deepest(error).Message}",
            IOException or UnauthorizedAccessException or InvalidDataException => error.Message,
            _ => null,
        };

    private static Exception Deepest(Exception error) => error.InnerException is { } inner ? Deepest(inner) : error;
}
