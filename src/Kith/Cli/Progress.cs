using System.Globalization;
using Kith.Features.Imports;
using Spectre.Console;

namespace Kith.Cli;

/// <summary>Shows how far long work is: a bar on a terminal, a plain line now and then elsewhere; always on standard error.</summary>
public static class Progress
{
    /// <summary>Rows between two plain lines.</summary>
    private const int Between = 10_000;

    public static Task<T> ShowAsync<T>(Terminal terminal, string label, Func<IProgress<ImportStep>, Task<T>> work) =>
        terminal.IsWatched ? BarAsync(label, work) : PlainAsync(terminal, label, work);

    private static async Task<T> BarAsync<T>(string label, Func<IProgress<ImportStep>, Task<T>> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console
            .Progress()
            .Columns(
                new TaskDescriptionColumn(),
                new ProgressBarColumn(),
                new PercentageColumn(),
                new ElapsedTimeColumn()
            )
            .StartAsync(async context =>
            {
                var task = context.AddTask(Markup.Escape(label));
                task.IsIndeterminate = true;
                var result = await work(new Step(step => Move(task, label, step)));
                task.IsIndeterminate = false;
                task.Value = task.MaxValue;
                return result;
            });
    }

    private static void Move(ProgressTask task, string label, ImportStep step)
    {
        task.Description = Markup.Escape($"{label}: {Number(step.Rows)}");
        if (step.Of is not { } whole)
            return;
        task.IsIndeterminate = false;
        task.MaxValue = Math.Max(1, whole);
        task.Value = step.Done;
    }

    private static async Task<T> PlainAsync<T>(
        Terminal terminal,
        string label,
        Func<IProgress<ImportStep>, Task<T>> work
    )
    {
        var said = 0;
        await terminal.Error.WriteLineAsync($"{label} …");
        return await work(
            new Step(step =>
            {
                if (step.Rows - said < Between)
                    return;
                said = step.Rows;
                terminal.Error.WriteLine($"{label}: {Number(step.Rows)} rows");
            })
        );
    }

    private static string Number(int n) => n.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Tells at once; the framework's own Progress would tell later, out of order.</summary>
    private sealed class Step(Action<ImportStep> tell) : IProgress<ImportStep>
    {
        public void Report(ImportStep value) => tell(value);
    }
}
