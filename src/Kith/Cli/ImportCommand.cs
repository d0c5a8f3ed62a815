using System.CommandLine;
using Kith.Data;
using Kith.Features.Imports;
using Kith.Features.Imports.GeoNames;

namespace Kith.Cli;

/// <summary><c>import places|meetings|calendar|services FILE|URL</c>: reads what others publish; <c>import group FILE</c>: see <see cref="GroupFileCommands"/>.</summary>
public static partial class ImportCommand
{
    private static readonly Option<bool> Strict = new("--strict")
    {
        Description = "Exit with 1 when rows were refused.",
    };

    private static readonly Option<FileInfo?> Report = new("--report")
    {
        Description = "Write what became of each row to this file, as JSON.",
        HelpName = "FILE",
    };

    private static readonly Argument<string> From = new("FILE|URL") { Description = "What to read." };

    public static Command Make(Terminal terminal) =>
        new("import", "Read places, meeting lists, calendars and directories that others publish.")
        {
            Places(terminal),
            Meetings(terminal),
            Calendar(terminal),
            Services(terminal),
            GroupFileCommands.Import(terminal),
        };

    private static Command Places(Terminal terminal)
    {
        var command = new Command(
            "places",
            "Read a GeoNames postal file (https://download.geonames.org/export/zip/), so that 'near' knows postcodes."
        )
        {
            From,
            Strict,
            Report,
        };
        command.SetAction(
            (parsed, ct) =>
                ReportedAsync(
                    terminal,
                    parsed,
                    (hub, progress) =>
                        PlacesImport.RunAsync(
                            hub.GetRequiredService<WriteQueue>(),
                            parsed.GetValue(From)!,
                            progress,
                            ct
                        ),
                    ct
                )
        );
        return command;
    }

    private static Task<int> ReportedAsync(
        Terminal terminal,
        ParseResult parsed,
        Func<IServiceProvider, IProgress<ImportStep>, Task<ImportReport>> work,
        CancellationToken ct
    ) =>
        Running.OnHubAsync(
            terminal,
            parsed.GetValue(CommandLine.Data)!,
            async hub =>
            {
                var label = $"Reading {Source.NameOf(parsed.GetValue(From)!)}";
                var report = await Progress.ShowAsync(terminal, label, progress => work(hub, progress));
                return await ReportPrinter.TellAsync(
                    terminal,
                    report,
                    parsed.GetValue(Report),
                    parsed.GetValue(Strict)
                );
            },
            ct
        );
}
