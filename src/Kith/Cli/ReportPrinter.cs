using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kith.Features.Imports;

namespace Kith.Cli;

/// <summary>Says what an import did: reasons for people on standard error, counts on standard output, all of it as JSON in a file.</summary>
public static class ReportPrinter
{
    /// <summary>Most rows named on the screen; the report file has all.</summary>
    private const int MostShown = 100;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Prints and writes; returns the exit code.</summary>
    public static async Task<int> TellAsync(Terminal terminal, ImportReport report, FileInfo? file, bool strict)
    {
        await PrintAsync(terminal, report);
        if (file is not null)
            await File.WriteAllTextAsync(file.FullName, AsJson(report));
        return strict && report.Count(Outcome.Refused) > 0 ? CommandLine.DoneWithRefusals : CommandLine.Done;
    }

    /// <summary><c>{imported, updated, unchanged, gone, refused, leftOut, notes, rows:[{row, slug, outcome, reason}]}</c>.</summary>
    public static string AsJson(ImportReport report) =>
        JsonSerializer.Serialize(
            new
            {
                Imported = report.Count(Outcome.Imported),
                Updated = report.Count(Outcome.Updated),
                Unchanged = report.Count(Outcome.Unchanged),
                Gone = report.Count(Outcome.Gone),
                Refused = report.Count(Outcome.Refused),
                LeftOut = report.Count(Outcome.LeftOut),
                report.Notes,
                Rows = report.Rows.Select(r => new
                {
                    r.Row,
                    r.Slug,
                    Outcome = JsonNamingPolicy.CamelCase.ConvertName(r.Outcome.ToString()),
                    r.Reason,
                }),
            },
            Json
        );

    private static async Task PrintAsync(Terminal terminal, ImportReport report)
    {
        foreach (var note in report.Notes)
            await terminal.Error.WriteLineAsync(note);
        var told = report.Rows.Where(r => r.Reason is not null && r.Outcome != Outcome.LeftOut).ToList();
        foreach (var row in told.Take(MostShown))
            await terminal.Error.WriteLineAsync(Line(row));
        if (told.Count > MostShown)
            await terminal.Error.WriteLineAsync(
                $"… and {told.Count - MostShown} more; --report FILE writes all of them."
            );
        await terminal.Out.WriteLineAsync(Counts(report));
    }

    private static string Line(ReportRow row)
    {
        var where = row.Row is { } number ? $"row {number.ToString(CultureInfo.InvariantCulture)}" : "not in the list";
        var slug = row.Slug is { } s ? $" ({s})" : "";
        return $"{row.Outcome.ToString().ToLowerInvariant()}: {where}{slug}: {row.Reason}";
    }

    private static string Counts(ImportReport report)
    {
        var always = new[] { Outcome.Imported, Outcome.Updated, Outcome.Unchanged, Outcome.Gone, Outcome.Refused };
        var counts = always.Select(o => $"{o.ToString().ToLowerInvariant()} {report.Count(o)}");
        var leftOut = report.Count(Outcome.LeftOut);
        return string.Join(", ", counts) + (leftOut > 0 ? $", left out {leftOut}" : "");
    }
}
