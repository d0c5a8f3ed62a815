using System.CommandLine;

namespace Kith.Cli;

/// <summary>
/// The command line, the same executable as the hub. Exit codes: 0 done; 1 done, but rows were refused and <c>--strict</c> was
/// given; 2 could not run, wrong usage included. Results go to standard output, messages and progress to standard error.
/// </summary>
public static class CommandLine
{
    public const int Done = 0;
    public const int DoneWithRefusals = 1;
    public const int CouldNotRun = 2;

    /// <summary>Where the hub keeps everything it has to keep; every command takes it.</summary>
    public static readonly Option<DirectoryInfo> Data = new("--data")
    {
        Description = "The data folder.",
        DefaultValueFactory = _ => new DirectoryInfo("data"),
        Recursive = true,
    };

    /// <summary>Runs the command these words name and returns the exit code.</summary>
    public static Task<int> RunAsync(string[] args) => RunAsync(args, Terminal.Real);

    /// <summary>The same, speaking to another terminal.</summary>
    public static async Task<int> RunAsync(string[] args, Terminal terminal)
    {
        var parsed = Root(terminal).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                await terminal.Error.WriteLineAsync(error.Message);
            await terminal.Error.WriteLineAsync("Try: script/kith --help");
            return CouldNotRun;
        }
        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    EnableDefaultExceptionHandler = false,
                    Output = terminal.Out,
                    Error = terminal.Error,
                }
            );
        }
        catch (OperationCanceledException)
        {
            await terminal.Error.WriteLineAsync("Stopped.");
        }
        catch (Exception e)
        {
            // Whatever it was, a volunteer gets a sentence; KITH_TRACE=1 shows the rest to who mends it.
            var trace = Environment.GetEnvironmentVariable("KITH_TRACE") == "1";
            await terminal.Error.WriteLineAsync(trace ? e.ToString() : $"{e.GetType().Name}: {e.Message}");
        }
        return CouldNotRun;
    }

    private static RootCommand Root(Terminal terminal)
    {
        var root = new RootCommand("Kith: a front door for neighbours who help each other.") { Data };
        root.Add(ServeCommand.Make());
        root.Add(ImportCommand.Make(terminal));
        root.Add(ExportCommand.Make(terminal));
        root.Add(AddCommand.Make(terminal));
        root.Add(SetUpCommand.Make(terminal));
        root.Add(StewardCommand.Make(terminal));
        root.Add(BackupCommand.Make(terminal));
        root.Add(RestoreCommand.Make(terminal));
        root.Add(DoctorCommand.Make(terminal));
        root.Add(DemoCommand.Make());
        root.Add(PublishCommand.Make(terminal));
        root.Add(ValidateCommand.Make(terminal));
        root.SetAction(
            (parsed, ct) => ServeCommand.RunAsync(new ServeSettings(parsed.GetValue(Data)!, [], Demo: false), ct)
        );
        return root;
    }
}
