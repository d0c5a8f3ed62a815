using Kith.Data;
using Kith.Features.Places;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Imports.GeoNames;

/// <summary>
/// Reads a GeoNames postal file into the areas that "near" understands. One transaction, a thousand lines at a time in memory;
/// a second run of the same file finds everything unchanged.
/// </summary>
public static class PlacesImport
{
    /// <summary>The largest postal file, the United Kingdom's full one, has about 150 MB.</summary>
    public const long MostBytes = 1024L * 1024 * 1024;

    private const int Together = 1000;

    /// <summary>Reads the file or address and keeps what is new or different.</summary>
    /// <exception cref="UnreadableInputException">Nothing in it could be read; nothing was changed.</exception>
    public static async Task<ImportReport> RunAsync(
        WriteQueue writes,
        string fileOrUrl,
        IProgress<ImportStep> progress,
        CancellationToken ct
    ) => await writes.RunAsync(db => ReadAsync(db, fileOrUrl, progress, ct), ct);

    private static async Task<ImportReport> ReadAsync(
        AppDb db,
        string fileOrUrl,
        IProgress<ImportStep> progress,
        CancellationToken ct
    )
    {
        await using var source = await Source.OpenAsync(fileOrUrl, MostBytes, ct);
        var report = new ImportReport();
        var seen = new HashSet<long>();
        var waiting = new List<PostalArea>(Together);
        await foreach (var line in TextLines.ReadAsync(source, ct))
        {
            if (Area(line, seen, report) is { } area)
                waiting.Add(area);
            if (waiting.Count < Together)
                continue;
            await KeepAsync(db, waiting, report, ct);
            waiting.Clear();
            progress.Report(new(line.Number, source.Position, source.Length));
        }
        await KeepAsync(db, waiting, report, ct);
        if (seen.Count == 0)
            throw new UnreadableInputException(Nothing(source.Name, report));
        if (report.Changes > 0)
            await db.TouchPublicAsync(ct);
        return report;
    }

    private static PostalArea? Area(TextLine line, HashSet<long> seen, ImportReport report)
    {
        if (line is { Refusal: null, Text: "" })
            return null;
        var (area, refusal) = line.Refusal is null ? PostalLine.Read(line.Text) : (null, line.Refusal);
        // A hash keeps the memory small; 64 bits make two different places look alike about never.
        if (area is not null && !seen.Add(Hash(area)))
            (area, refusal) = (null, "an earlier line gives the same code and name");
        if (refusal is not null)
            report.Add(new(line.Number, null, Outcome.Refused, refusal));
        return area;
    }

    private static async Task KeepAsync(AppDb db, List<PostalArea> areas, ImportReport report, CancellationToken ct)
    {
        var codes = areas.Select(a => a.PostalCode).Distinct().ToList();
        var known = await db
            .PostalAreas.AsNoTracking()
            .Where(a => codes.Contains(a.PostalCode))
            .ToDictionaryAsync(a => (a.Country, a.PostalCode, a.Name), ct);
        var fresh = areas.Where(a => !known.ContainsKey(Key(a))).ToList();
        var changed = areas.Where(a => known.TryGetValue(Key(a), out var k) && !Same(a, k)).ToList();
        if (changed.Count > 0)
        {
            var old = changed.Select(a => known[Key(a)].Id).ToList();
            await db.PostalAreas.Where(a => old.Contains(a.Id)).ExecuteDeleteAsync(ct);
        }
        await Bulk.InsertAsync(db, fresh.Concat(changed), ct);
        report.Tally(Outcome.Imported, fresh.Count);
        report.Tally(Outcome.Updated, changed.Count);
        report.Tally(Outcome.Unchanged, areas.Count - fresh.Count - changed.Count);
    }

    private static (string, string, string) Key(PostalArea a) => (a.Country, a.PostalCode, a.Name);

    private static bool Same(PostalArea a, PostalArea b) =>
        (a.Region, a.District, a.Latitude, a.Longitude) == (b.Region, b.District, b.Latitude, b.Longitude);

    private static long Hash(PostalArea area) =>
        BitConverter.ToInt64(
            System.Security.Cryptography.SHA256.HashData(
                System.Text.Encoding.UTF8.GetBytes($"{area.Country}\t{area.PostalCode}\t{area.Name}")
            )
        );

    private static string Nothing(string name, ImportReport report)
    {
        var first = report.Rows.Count > 0 ? $" The first line: {report.Rows[0].Reason}." : "";
        return $"{name} is no GeoNames postal file.{first} Nothing was changed. "
            + "Such files come from https://download.geonames.org/export/zip/, unpacked.";
    }
}
