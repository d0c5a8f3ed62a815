using System.Runtime.ExceptionServices;
using System.Text.Json.Nodes;
using Kith.Data;
using Kith.Features.Meetups;
using Kith.Web;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kith.Features.Services.Finder;

/// <summary>Keeps the finder's tables as the documents are, inside the transaction that writes them.</summary>
public static class SpotBook
{
    private const int Together = 500;

    /// <summary>When so many cannot be written it is not the services that are wrong.</summary>
    private const int MostWrong = 20;

    /// <summary>Writes the spots of some services anew; those that lists do not name any more lose theirs.</summary>
    /// <param name="db">The transaction.</param>
    /// <param name="ids">Services that may have changed or gone.</param>
    /// <param name="told">Those that are there, with their documents.</param>
    /// <param name="around">What stands around them.</param>
    /// <param name="ct">Stops writing.</param>
    public static async Task WriteAsync(
        AppDb db,
        Guid[] ids,
        IReadOnlyList<(Service Service, JsonObject Whole)> told,
        Surround around,
        CancellationToken ct
    )
    {
        var zone = await ZoneAsync(db, ct);
        var terms = await TermsAsync(db, ids, ct);
        await db.ServiceSpots.Where(s => ids.Contains(s.ServiceId)).ExecuteDeleteAsync(ct);
        var spots = told.Where(t => IsListed(t.Service))
            .SelectMany(t =>
                new SpotsOf(t.Service, t.Whole, Kept(t.Service, around), zone)
                {
                    Terms = [.. terms[t.Service.Id]],
                }.Spots()
            );
        await Bulk.InsertAsync(db, spots, ct);
        await db.TouchDirectoryAsync(ct);
    }

    /// <summary>
    /// Makes what is missing: services that came before there was a finder, after an upgrade that made it anew, or whose copy was restored,
    /// and those that earlier versions called checked on the day of a change made here. Short steps, each in a transaction of its own; does
    /// nothing when nothing is missing.
    /// </summary>
    /// <exception cref="Exception">What went wrong with the first service that cannot be written. The others are there all the same.</exception>
    public static async Task FillAsync(WriteQueue writes, CancellationToken ct)
    {
        var wrong = new List<Exception>();
        foreach (var some in (await writes.RunAsync(db => MissingAsync(db, ct), ct)).Chunk(Together))
            await TryAsync(some);
        if (wrong is [var first, ..])
            ExceptionDispatchInfo.Throw(first);

        async Task TryAsync(Guid[] some)
        {
            try
            {
                await writes.RunAsync(
                    async db =>
                    {
                        await Documents.WriteAsync(db, some, ct);
                        return some.Length;
                    },
                    ct
                );
            }
            catch (Exception e) when (e is not OperationCanceledException && wrong.Count < MostWrong)
            {
                if (some.Length == 1)
                    wrong.Add(e);
                else
                    foreach (var half in some.Chunk((some.Length + 1) / 2))
                        await TryAsync(half);
            }
        }
    }

    /// <summary>As the recurring work asks for it.</summary>
    public static Task FillAsync(IServiceProvider services, CancellationToken ct) =>
        FillAsync(services.GetRequiredService<WriteQueue>(), ct);

    private static Task<List<Guid>> MissingAsync(AppDb db, CancellationToken ct) =>
        db
            .Services.Where(Rules.ServiceRules.Listed)
            .Where(s =>
                !db.ServiceSpots.Any(p => p.ServiceId == s.Id)
                || (
                    s.Mended != null
                    && s.AssuredAt == null
                    && db.ServiceSpots.Any(p => p.ServiceId == s.Id && p.CheckedAt == s.ChangedAt)
                )
            )
            .Select(s => s.Id)
            .Order()
            .ToListAsync(ct);

    private static bool IsListed(Service service) => Listed(service);

    private static async Task<ILookup<Guid, (Guid Term, Guid? Above)>> TermsAsync(
        AppDb db,
        Guid[] ids,
        CancellationToken ct
    )
    {
        var terms = await (
            from carried in db.ServiceTerms
            join term in db.TaxonomyTerms on carried.TermId equals term.Id
            where ids.Contains(carried.ServiceId)
            orderby carried.ServiceId, term.Id
            select new
            {
                carried.ServiceId,
                term.Id,
                term.ParentId,
            }
        ).ToListAsync(ct);
        return terms.ToLookup(t => t.ServiceId, t => (t.Id, t.ParentId));
    }

    private static readonly Func<Service, bool> Listed = Rules.ServiceRules.Listed.Compile();

    private static HashSet<string> Kept(Service service, Surround around) =>
        around
            .LinksOf(service.Id)
            .Where(l => around.OpennessOf(l) != Openness.Open)
            .Select(l => l.LocationId?.ToString())
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);

    private static async Task<DateTimeZone> ZoneAsync(AppDb db, CancellationToken ct)
    {
        var name = await db.Hubs.Select(h => h.Zone).FirstOrDefaultAsync(ct);
        return MeetupTimes.Zone(name ?? HubFacts.BeforeSetUp.Zone);
    }
}
