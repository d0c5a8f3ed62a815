using System.Globalization;
using System.Text.Json;
using Kith.Data;
using Kith.Texts;
using Kith.Time;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Imports.MeetingGuide;

/// <summary>What somebody asked an import to do.</summary>
/// <param name="From">File or address.</param>
/// <param name="Zone">IANA zone of rows that name none; null for the hub's.</param>
/// <param name="Only">Type codes to take; empty for all.</param>
/// <param name="Feed">Name under which the list is known again; null for its address or file name.</param>
/// <param name="Keeper">Who keeps the list, for visitors; null for what the list says of itself.</param>
/// <param name="DryRun">Only tell what would happen.</param>
public sealed record GuideOrder(
    string From,
    string? Zone,
    IReadOnlyCollection<string> Only,
    string? Feed,
    string? Keeper,
    bool DryRun
);

/// <summary>
/// Imports a Meeting Guide list: reads and checks all of it, then writes the difference in one transaction. A second run of the
/// same list finds everything unchanged; what disappeared is marked, never deleted.
/// </summary>
public sealed class GuideImport(
    WriteQueue writes,
    IDbContextFactory<AppDb> contexts,
    CurrentHub hub,
    TimeProvider clock,
    T texts
)
{
    /// <summary>The format's name in the database.</summary>
    public const string Format = "meeting-guide";

    private const int LongestKeeper = 255;

    /// <summary>Reads, compares and, unless it is a dry run, writes.</summary>
    /// <exception cref="UnreadableInputException">The whole cannot be read; nothing was changed.</exception>
    public async Task<ImportReport> RunAsync(GuideOrder order, IProgress<ImportStep> progress, CancellationToken ct)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(hub.Facts.Languages[0]);
        var zone = ZoneOf(order);
        await using var source = await Source.OpenAsync(order.From, GuideFile.MostBytes, ct);
        var list = GuideList.Of(await GuideFile.ReadAsync(source, ct), zone, order.Only);
        return order.DryRun
            ? await CompareAsync(order, list, zone, ct)
            : await writes.RunAsync(db => WriteAsync(db, order, list, zone, progress, ct), ct);
    }

    private string ZoneOf(GuideOrder order)
    {
        if (order.Zone is { } asked)
            return Zones.Find(asked)?.Id
                ?? throw new UnreadableInputException($"'{asked}' is no time zone, such as America/New_York.");
        return hub.Facts.Zone;
    }

    private async Task<ImportReport> CompareAsync(GuideOrder order, GuideList list, string zone, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var feed = await FeedBook.FindAsync(db, Name(order), ct);
        var changes = await ChangesAsync(db, feed, list, ct);
        var report = Report(order, list, zone, changes);
        report.Note("This was a dry run: nothing was changed.");
        return report;
    }

    private async Task<ImportReport> WriteAsync(
        AppDb db,
        GuideOrder order,
        GuideList list,
        string zone,
        IProgress<ImportStep> progress,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var itself = list.Rows.Select(r => Entity(r.Raw)).FirstOrDefault(e => e is not null);
        var feed = await FeedBook.OpenAsync(db, Name(order), (order.Keeper, itself), now, ct);
        var changes = await ChangesAsync(db, feed, list, ct);
        var writer = new GuideWriter(db, feed, list, new GuideMeetups(texts, now), now);
        await writer.WriteAsync(changes, done => progress.Report(new(done, done, list.Rows.Count)), ct);
        return Report(order, list, zone, changes);
    }

    private static FeedName Name(GuideOrder order) => FeedName.Of(Format, order.From, order.Feed);

    private static async Task<FeedChanges<GuideRow>> ChangesAsync(
        AppDb db,
        Feed? feed,
        GuideList list,
        CancellationToken ct
    )
    {
        var feedId = feed?.Id;
        var claimed = await db
            .Groups.Where(g => g.FeedId != null && g.FeedId == feedId && g.ClaimedAt != null)
            .Select(g => g.FeedKey)
            .ToHashSetAsync(ct);
        var read = new ReadList<GuideRow>(list.Rows, list.Hash, list.Has)
        {
            IsTheirs = row => row.Group is { } name && claimed.Contains(GuideGroup.KeyOf(name)),
        };
        return await FeedChanges.FindAsync(db, feedId, read, ct);
    }

    private static string? Entity(string raw)
    {
        using var row = JsonDocument.Parse(raw);
        return new GuideFields(row.RootElement).Words("entity", LongestKeeper);
    }

    private ImportReport Report(GuideOrder order, GuideList list, string zone, FeedChanges<GuideRow> changes)
    {
        var report = new ImportReport();
        var own = list.Rows.Count(r => r.When.OwnZone);
        var from = (order.Zone, hub.Facts.IsSetUp) switch
        {
            (not null, _) => "from --zone",
            (null, true) => "the hub's own",
            (null, false) => "because the hub is not set up yet and --zone is missing",
        };
        if (own < list.Rows.Count)
            report.Note($"Times of {list.Rows.Count - own} rows are read in the zone {zone}, {from}.");
        if (own > 0)
            report.Note($"{own} rows name their own zone.");
        changes.Tell(report, list.Others);
        return report;
    }
}
