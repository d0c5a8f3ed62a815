using System.CommandLine;
using Kith.Features.Imports;
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

    private static readonly Option<bool> Daily = new("--daily")
    {
        Description = "Read this address again every day; stewards see at /admin/lists what came of it.",
    };

    private static readonly Option<bool> LetGo = new("--let-go")
    {
        Description = "Mark what the list no longer has as gone even when that is most of its services.",
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
            Daily,
            LetGo,
            Feed,
            Keeper,
            Report,
            Strict,
        };
        command.Validators.Add(result =>
        {
            if (
                result.GetValue(Daily)
                && (
                    !Source.IsAddress(result.GetValue(From) ?? "")
                    || result.GetValue(Mapping) is not null
                    || result.GetValue(DryRun)
                )
            )
                result.AddError("--daily needs an address, and goes with neither --mapping nor --dry-run.");
        });
        command.SetAction(
            (parsed, ct) =>
                ReportedAsync(
                    terminal,
                    parsed,
                    async (hub, progress) =>
                    {
                        var order = new ServicesOrder(
                            parsed.GetValue(From)!,
                            parsed.GetValue(Mapping)?.FullName,
                            parsed.GetValue(Feed),
                            parsed.GetValue(Keeper),
                            parsed.GetValue(DryRun),
                            parsed.GetValue(LetGo)
                        );
                        var import = ActivatorUtilities.CreateInstance<ServicesImport>(hub);
                        var report = await import.RunAsync(order, progress, ct);
                        if (
                            parsed.GetValue(Daily)
                            && !await ActivatorUtilities.CreateInstance<ListBook>(hub, import).DailyAsync(order, ct)
                        )
                            report.Note("Nothing of it could be taken, so it is not read again by itself.");
                        return report;
                    },
                    ct
                )
        );
        return command;
    }
}
