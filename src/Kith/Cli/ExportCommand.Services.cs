using System.CommandLine;
using Kith.Features.Services;

namespace Kith.Cli;

public static partial class ExportCommand
{
    private const string Csv = "csv";

    private static Command Services(Terminal terminal, Option<FileInfo?> file)
    {
        var format = new Option<string>("--format")
        {
            Description =
                "json (lists by name), ndjson (a service on each line) or csv (a package of tables; needs --out).",
            DefaultValueFactory = _ => "json",
        };
        format.AcceptOnlyFromAmong("json", "ndjson", Csv);
        var command = new Command(
            "services",
            "Write the directory as HSDS 3.1, with nothing left out that strangers may see."
        )
        {
            format,
            file,
        };
        command.SetAction(
            (parsed, ct) =>
                Running.OnHubAsync(
                    terminal,
                    parsed.GetValue(CommandLine.Data)!,
                    hub => ServicesAsync(hub, terminal, parsed.GetValue(format)!, parsed.GetValue(file), ct),
                    ct
                )
        );
        return command;
    }

    private static async Task<int> ServicesAsync(
        IServiceProvider hub,
        Terminal terminal,
        string format,
        FileInfo? file,
        CancellationToken ct
    )
    {
        var export = ActivatorUtilities.CreateInstance<ServicesExport>(hub);
        if (format == Csv)
            return await PackageAsync(export, file, ct);
        await using var into = file is null ? terminal.Bytes() : new FileStream(file.FullName, FileMode.Create);
        await (
            format == "json"
                ? ServicesFile.JsonAsync(export.WholeAsync(ct), into, ct)
                : ServicesFile.LinesAsync(export.WholeAsync(ct), into, ct)
        );
        return CommandLine.Done;
    }

    private static async Task<int> PackageAsync(ServicesExport export, FileInfo? file, CancellationToken ct)
    {
        if (file is null)
            throw new CommandFailedException(
                "--format csv writes several files: say where with --out FOLDER or --out FILE.zip."
            );
        var package = new ServicesPackage();
        await foreach (var (kind, record) in export.RecordsAsync(ct))
            package.Add(kind, record);
        await package.WriteAsync(file.FullName, ct);
        return CommandLine.Done;
    }
}
