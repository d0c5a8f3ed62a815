using Kith.Data;
using Kith.Features.Imports;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Services;

/// <summary>Reads a city's lists of services again by itself, and keeps what each reading did.</summary>
public sealed class ListBook(WriteQueue writes, ServicesImport import, TimeProvider clock)
{
    /// <summary>Longest the reading of one list may take: the others wait for it.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    private const string TooLong = "It was not read to its end within half an hour. What was read before is kept.";

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Reads every list that is due, one after another; one that fails keeps no other from being read.</summary>
    public static async Task ReadDueAsync(IServiceProvider services, CancellationToken ct)
    {
        var import = ActivatorUtilities.CreateInstance<ServicesImport>(services);
        var book = ActivatorUtilities.CreateInstance<ListBook>(services, import);
        var db = services.GetRequiredService<AppDb>();
        var now = book.Now;
        var due = await db
            .ListReadings.Where(r => r.DueAt <= now && r.Address != null)
            .Join(
                db.Feeds,
                r => r.FeedId,
                f => f.Id,
                (r, f) =>
                    new
                    {
                        f.Id,
                        f.Key,
                        Address = r.Address!,
                    }
            )
            .ToListAsync(ct);
        foreach (var list in due)
            await book.ReadAsync(list.Id, new(list.Address, Mapping: null, list.Key, Keeper: null, DryRun: false), ct);
    }

    /// <summary>Takes down what a reading did, in the caller's transaction.</summary>
    public static async Task KeepAsync(
        AppDb db,
        Guid feedId,
        ImportReport report,
        DateTime nowUtc,
        CancellationToken ct
    ) => (await OfAsync(db, feedId, ct)).Done(report, nowUtc);

    /// <summary>Reads the list of this name every day from now on; says false when nothing of it was ever taken.</summary>
    /// <param name="order">What was asked when it was read: an address, and no mapping.</param>
    /// <param name="ct">Stops it.</param>
    public Task<bool> DailyAsync(ServicesOrder order, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                var feed = await FeedBook.FindAsync(db, ServicesImport.NameOf(order), ct);
                if (feed is not null)
                    (await OfAsync(db, feed.Id, ct)).Daily(order.From, Now);
                return feed is not null;
            },
            ct
        );

    private async Task ReadAsync(Guid feedId, ServicesOrder order, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(Longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            await import.RunAsync(order, new Progress<ImportStep>(), either.Token);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            var why = limit.IsCancellationRequested ? TooLong : e.Message;
            // Whatever it was: the next list must not wait for this one, and stewards must see it.
            await writes.RunAsync(
                async db =>
                {
                    (await OfAsync(db, feedId, ct)).Failed(why, Now);
                    return true;
                },
                ct
            );
        }
    }

    private static async Task<ListReading> OfAsync(AppDb db, Guid feedId, CancellationToken ct) =>
        await db.ListReadings.FirstOrDefaultAsync(r => r.FeedId == feedId, ct) ?? db.Add(ListReading.Of(feedId)).Entity;
}
