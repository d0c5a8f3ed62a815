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

    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                await Console.Error.WriteLineAsync(error.Message);
            await Console.Error.WriteLineAsync("Try: script/kith --help");
            return CouldNotRun;
        }
        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }

    private static RootCommand Root()
    {
        var root = new RootCommand("Kith: a front door for neighbours who help each other.") { Data };
        root.Add(ServeCommand.Make());
        root.SetAction(
            (parsed, ct) => ServeCommand.RunAsync(new ServeSettings(parsed.GetValue(Data)!, [], Demo: false), ct)
        );
        return root;
    }
}
