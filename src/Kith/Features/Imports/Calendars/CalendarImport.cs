using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kith.Data;
using Kith.Texts;
using Kith.Time;
using Kith.Web;
using NodaTime;

namespace Kith.Features.Imports.Calendars;

/// <summary>What somebody asked a calendar import to do.</summary>
/// <param name="From">File or address.</param>
/// <param name="Zone">IANA zone of floating times; null for the hub's.</param>
/// <param name="Feed">Name under which the calendar is known again; null for its address or file name.</param>
/// <param name="Keeper">Who keeps it, for visitors; null for what it calls itself.</param>
public sealed record CalendarOrder(string From, string? Zone, string? Feed, string? Keeper);

/// <summary>
/// Imports an iCalendar file: events become meetups, known again by UID. Reading it again updates what changed and marks what is
/// gone; an event that is over or called off before the hub ever knew it is left out, and the report says so.
/// </summary>
public sealed class CalendarImport(WriteQueue writes, CurrentHub hub, TimeProvider clock, T texts)
{
    /// <summary>The format's name in the database.</summary>
    public const string Format = "ics";

    /// <summary>Goes up when the same event would be read differently, so that everything is taken anew once.</summary>
    private const string Reading = "1";

    /// <summary>Reads, compares and writes in one transaction.</summary>
    /// <exception cref="UnreadableInputException">It is no calendar; nothing was changed.</exception>
    public async Task<ImportReport> RunAsync(CalendarOrder order, IProgress<ImportStep> progress, CancellationToken ct)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(hub.Facts.Languages[0]);
        var floating = ZoneOf(order.Zone, hub.Facts.Zone);
        var now = clock.GetUtcNow().UtcDateTime;
        var (calendar, file) = await ReadAsync(order.From, ct);
        var entries = new CalendarReading(floating, now).Read(calendar, CalendarRaw.Of(file));
        var name = FeedName.Of(Format, order.From, order.Feed);
        return await writes.RunAsync(
            async db =>
            {
                var feed = await FeedBook.OpenAsync(db, name, (order.Keeper, calendar.Name), now, ct);
                var report = new ImportReport();
                report.Note($"Times without a zone are read in {floating.Id}.");
                await WriteAsync(db, feed, entries, (report, progress, now), ct);
                foreach (var problem in calendar.Problems)
                    Tell(report, problem);
                return report;
            },
            ct
        );
    }

    /// <summary>The zone that was asked for, else the hub's.</summary>
    /// <exception cref="UnreadableInputException">No such zone.</exception>
    public static DateTimeZone ZoneOf(string? asked, string otherwise) =>
        Zones.Find(asked ?? otherwise)
        ?? throw new UnreadableInputException($"'{asked ?? otherwise}' is no time zone, such as Europe/London.");

    /// <summary>Reads a calendar from a file or an address, with its bytes.</summary>
    /// <exception cref="UnreadableInputException">It is no calendar.</exception>
    public static async Task<(IcsCalendar Calendar, byte[] File)> ReadAsync(string from, CancellationToken ct)
    {
        await using var source = await Source.OpenAsync(from, IcsReader.LargestFile, ct);
        var file = await source.ReadAllAsync(ct);
        try
        {
            return (
                IcsReader.Read(new MemoryStream(file, 0, file.Length, writable: false, publiclyVisible: true)),
                file
            );
        }
        catch (IcsException e)
        {
            throw new UnreadableInputException($"{source.Name}: {e.Message} Nothing was changed.", e);
        }
    }

    private async Task WriteAsync(
        AppDb db,
        Feed feed,
        IReadOnlyList<CalendarEntry> entries,
        (ImportReport Report, IProgress<ImportStep> Progress, DateTime Now) tell,
        CancellationToken ct
    )
    {
        var slugs = entries.Select(e => e.Slug).ToHashSet(StringComparer.Ordinal);
        var titled = entries.Where(e => e.Event.Title.Trim().Length > 0).ToList();
        var others = entries
            .Except(titled)
            .Select(e => new ReportRow(e.Number, e.Slug, Outcome.Refused, "it has no title"))
            .ToList();
        var changes = await FeedChanges.FindAsync(
            db,
            feed.Id,
            new ReadList<CalendarEntry>(titled, Hash, slugs.Contains),
            ct
        );
        foreach (var over in changes.Fresh.Where(e => e.Cancelled || !e.IsAhead).ToList())
        {
            changes.Fresh.Remove(over);
            others.Add(
                new(over.Number, over.Slug, Outcome.LeftOut, over.Cancelled ? "it is called off" : "it is over")
            );
        }
        var writer = new CalendarWriter(db, feed, hub.Facts.Country, tell.Now, texts);
        await writer.WriteAsync(changes, Hash, done => tell.Progress.Report(new(done, done, titled.Count)), ct);
        changes.Tell(tell.Report, others);
    }

    private static void Tell(ImportReport report, IcsProblem problem)
    {
        if (problem.Refused)
            report.Add(new(problem.Line, problem.Uid, Outcome.Refused, problem.Message));
        else
            report.Note(problem.ToString());
    }

    private static string Hash(CalendarEntry entry)
    {
        var words = $"{Reading}\n{entry.Zone}\n{entry.Raw}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)));
    }
}
