using System.CommandLine;
using Kith.Features.Services;

namespace Kith.Cli;

public static partial class ImportCommand
{
    private static readonly Option<FileInfo?> Mapping = new("--mapping")
    {
        Description =
            "What the columns of CSV files that are not HSDS are: YAML in the form of Open Referral's hsds-transformer.",
        HelpName = "FILE",
    };

    private static Command Services(Terminal terminal)
    {
        var command = new Command(
            "services",
            "Read a directory of services in HSDS: JSON, an API, a line for each service, or a package of CSV files 1.1 to 3.1."
        )
        {
            From,
            Mapping,
            DryRun,
            Feed,
            Keeper,
            Report,
            Strict,
        };
        command.SetAction(
            (parsed, ct) =>
                ReportedAsync(
                    terminal,
                    parsed,
                    (hub, progress) =>
                        ActivatorUtilities
                            .CreateInstance<ServicesImport>(hub)
                            .RunAsync(
                                new(
                                    parsed.GetValue(From)!,
                                    parsed.GetValue(Mapping)?.FullName,
                                    parsed.GetValue(Feed),
                                    parsed.GetValue(Keeper),
                                    parsed.GetValue(DryRun)
                                ),
                                progress,
                                ct
                            ),
                    ct
                )
        );
        return command;
    }
}
