using System.CommandLine;
using Kith.Features.Imports.MeetingGuide;

namespace Kith.Cli;

public static partial class ImportCommand
{
    private static readonly Option<bool> DryRun = new("--dry-run")
    {
        Description = "Say what would happen, change nothing.",
    };

    private static readonly Option<string?> Zone = new("--zone")
    {
        Description = "Time zone of what names none, such as America/New_York (the hub's).",
    };

    private static readonly Option<string?> Feed = new("--feed")
    {
        Description = "Name under which the list is known again (its address or file name).",
    };

    private static readonly Option<string?> Keeper = new("--name")
    {
        Description = "Who keeps the list, as visitors read it.",
    };

    private static Command Meetings(Terminal terminal)
    {
        var only = new Option<string?>("--only")
        {
            Description = "Take only these types, such as W,Y.",
            HelpName = "TYPES",
        };
        var command = new Command(
            "meetings",
            "Read a list of meetings in Meeting Guide JSON. Reading it again updates what changed and marks what is gone."
        )
        {
            From,
            DryRun,
            only,
            Zone,
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
                            .CreateInstance<GuideImport>(hub)
                            .RunAsync(Order(parsed, parsed.GetValue(only)), progress, ct),
                    ct
                )
        );
        return command;
    }

    private static GuideOrder Order(ParseResult parsed, string? only) =>
        new(
            parsed.GetValue(From)!,
            parsed.GetValue(Zone),
            (only ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            parsed.GetValue(Feed),
            parsed.GetValue(Keeper),
            parsed.GetValue(DryRun)
        );
}
