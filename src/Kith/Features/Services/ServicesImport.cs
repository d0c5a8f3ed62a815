using Kith.Data;
using Kith.Features.Imports;
using Kith.Features.Services.Hsds;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Services;

/// <summary>What somebody asked an import of services to do.</summary>
/// <param name="From">File, folder, zip or address.</param>
/// <param name="Mapping">What the columns of CSV files that are not HSDS are; null when they are.</param>
/// <param name="Feed">Name under which the list is known again; null for its address or file name.</param>
/// <param name="Keeper">Who keeps the list, for visitors; null for where it comes from.</param>
/// <param name="DryRun">Only tell what would happen.</param>
/// <param name="LetGo">Whether it may also lose most of what it had; otherwise that is held back as a likely mistake.</param>
public sealed record ServicesOrder(
    string From,
    string? Mapping,
    string? Feed,
    string? Keeper,
    bool DryRun,
    bool LetGo = false
);

/// <summary>
/// Imports a directory in HSDS, some hundred objects in each transaction. Read again, only what changed is written, so an import
/// that was stopped is finished by starting it again; what disappeared is marked once the whole list has been read.
/// </summary>
public sealed class ServicesImport(WriteQueue writes, IDbContextFactory<AppDb> contexts, TimeProvider clock)
{
    /// <summary>The format's name in the database.</summary>
    public const string Format = "hsds";

    /// <summary>Largest list read object by object.</summary>
    private const long MostBytes = 64L * 1024 * 1024 * 1024;

    /// <summary>Reads, compares and, unless it is a dry run, writes.</summary>
    /// <exception cref="UnreadableInputException">It cannot be read, or not to its end.</exception>
    public async Task<ImportReport> RunAsync(ServicesOrder order, IProgress<ImportStep> progress, CancellationToken ct)
    {
        var name = NameOf(order);
        var mapping = order.Mapping is null ? null : CsvMapping.Read(order.Mapping);
        using var package = await PackageFiles.OpenAsync(order.From, ct);
        var (joined, problems) = package is null ? (null, []) : PackageReader.Read(package, mapping);
        await using var source = package is null ? await Source.OpenAsync(order.From, MostBytes, ct) : null;
        var report = new ServicesReport();
        Met? met = null;
        await foreach (var told in ReadAhead.BatchesAsync(Objects(joined, source, order.From, ct), name.Key, ct))
        {
            // Not before something could be taken: what is no directory leaves no list behind.
            if (met is not null || told.Exists(t => t.Item.Refusal is null))
                await WriteAsync(
                    told,
                    met ??= await MeetAsync(name, order, (told, report), ct),
                    order.DryRun,
                    report,
                    ct
                );
            else
                report.Refuse(told);
            progress.Report(new(report.Objects, source?.Position ?? report.Objects, source?.Length ?? joined?.Count));
        }
        if (report.Objects == 0)
            throw new UnreadableInputException("There is nothing in it. Nothing was changed.");
        if (met is not null)
            await EndAsync(met, order, report, ct);
        var done = report.Done(problems, order.DryRun);
        if (!order.DryRun)
            await KeepAsync(name, done, ct);
        return done;
    }

    /// <summary>Under which name a list is known again.</summary>
    public static FeedName NameOf(ServicesOrder order) =>
        FeedName.Of(Format, Path.TrimEndingDirectorySeparator(order.From), order.Feed);

    private static IAsyncEnumerable<HsdsItem> Objects(
        IReadOnlyList<HsdsItem>? joined,
        Source? source,
        string from,
        CancellationToken ct
    ) =>
        joined is not null ? joined.ToAsyncEnumerable()
        : Source.IsAddress(from) ? HsdsApiReader.ReadAsync(source!, from, ct)
        : HsdsJsonReader.ReadAsync(source!, ct);

    private async Task<Met> MeetAsync(
        FeedName name,
        ServicesOrder order,
        (List<Told> Told, ServicesReport Report) first,
        CancellationToken ct
    )
    {
        await using (var db = await contexts.CreateDbContextAsync(ct))
        {
            // A file's name alone may be the name of two lists; an address or a name somebody gave is no accident.
            if (
                order.Feed is null
                && !Source.IsAddress(order.From)
                && await FeedBook.FindAsync(db, name, ct) is { } known
                && await SameList.IsAnotherAsync(db, known, first.Told, ct)
            )
                throw new UnreadableInputException(
                    $"There is a list {name.Key} already, and this file begins with nothing that is in it. Give it a name of its own with --feed NAME, or --feed {name.Key} if it is that list. Nothing was changed."
                );
        }
        return new(await FeedAsync(name, order, ct)) { IsIncomplete = first.Report.Objects > 0 };
    }

    private async Task<Feed> FeedAsync(FeedName name, ServicesOrder order, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (!order.DryRun)
            return await writes.RunAsync(db => FeedBook.OpenAsync(db, name, (order.Keeper, null), now, ct), ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await FeedBook.FindAsync(db, name, ct) ?? Feed.Of(name.Format, name.Key, name.Plain, name.Url);
    }

    private async Task WriteAsync(List<Told> told, Met met, bool dryRun, ServicesReport report, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var batch = await DoAsync(
            dryRun,
            async db =>
            {
                var batch = new Batch(db, met, now);
                foreach (var (item, tellings, remarks) in told.Where(t => t.Item.Kind.IsRecord))
                    batch.Add(item, tellings, [.. remarks]);
                await batch.WriteAsync(dryRun, ct);
                var loose = told.Where(t => !t.Item.Kind.IsRecord).Select(t => t.Item);
                await LooseParts.KeepAsync(db, met, loose, dryRun, ct);
                if (!dryRun && batch.Records.Any(r => r.Outcome is Outcome.Imported or Outcome.Updated))
                    await db.TouchPublicAsync(ct);
                return batch;
            },
            ct
        );
        // What a row was that could not be taken is not known either.
        met.IsIncomplete |= told.Exists(t => t.Item.IsPartial || t.Item.Refusal is not null);
        met.Learn(batch);
        report.Tell(batch, told);
    }

    private async Task EndAsync(Met met, ServicesOrder order, ServicesReport report, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        report.End(await DoAsync(order.DryRun, db => Ending.WriteAsync(db, met, order, now, ct), ct));
    }

    /// <summary>For stewards, also that nothing could be taken from a list that is known.</summary>
    private Task<bool> KeepAsync(FeedName name, ImportReport report, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                if (await FeedBook.FindAsync(db, name, ct) is { } feed)
                    await ListBook.KeepAsync(db, feed.Id, report, clock.GetUtcNow().UtcDateTime, ct);
                return true;
            },
            ct
        );

    /// <summary>A dry run looks through a context of its own, which is never saved.</summary>
    private async Task<T> DoAsync<T>(bool dryRun, Func<AppDb, Task<T>> work, CancellationToken ct)
    {
        if (!dryRun)
            return await writes.RunAsync(work, ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await work(db);
    }
}
