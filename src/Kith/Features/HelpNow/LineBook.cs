using System.Text.Json.Nodes;
using Kith.Data;
using Kith.Features.Hubs;
using Kith.Features.Services;
using Kith.Features.Services.Hsds;
using Kith.Texts;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.HelpNow;

/// <summary>
/// Keeps the help lines of the hub's country as services of the directory. Those that come with Kith are a list like a city's: an
/// update may tell something new, and what stewards changed stays. <see cref="LineFile"/> takes every change to <c>help-now.json</c>.
/// </summary>
public sealed class LineBook(WriteQueue writes, HelpLines lines, Catalogue catalogue, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Brings what comes with Kith into the directory. Harmless when run twice; does nothing before set-up.</summary>
    public static Task BringAsync(IServiceProvider services, CancellationToken ct)
    {
        var book = services.GetRequiredService<LineBook>();
        return services
            .GetRequiredService<WriteQueue>()
            .RunAsync(async db => await book.BringAsync(db, ct) is not null, ct);
    }

    /// <summary>
    /// Changes a line, in one transaction with what shall be written too; false, and nothing written, when the line is not there.
    /// </summary>
    public Task<bool> ChangeAsync(
        string id,
        Func<HelpLine, HelpLine> change,
        (Guid? FaceId, Action<AppDb> Also) by,
        CancellationToken ct
    ) =>
        OnAsync(
            id,
            async (db, service) =>
            {
                var record = JsonNode.Parse(service.Text)!.AsObject();
                var line = LineRecord.Read(id, record);
                var fields = LineRecord.Changes(record, line, change(line)).ToList();
                foreach (var field in fields)
                    await CorrectAsync(db, service.Id, field, by.FaceId, ct);
                by.Also(db);
            },
            ct
        );

    /// <summary>Takes a line off, or puts it back; false when it is not there.</summary>
    public Task<bool> PutAsync(string id, bool isShown, (Guid? FaceId, Action<AppDb> Also) by, CancellationToken ct) =>
        OnAsync(
            id,
            async (db, service) =>
            {
                await CorrectAsync(db, service.Id, ("status", isShown ? "\"active\"" : "\"defunct\""), by.FaceId, ct);
                by.Also(db);
            },
            ct
        );

    /// <summary>Adds a line of the hub's own; whatever id it has is replaced. False when its country is not known yet.</summary>
    public Task<bool> AddAsync(HelpLine line, Action<AppDb, string> also, CancellationToken ct)
    {
        var id = LineFeed.OwnPrefix + RandomId.New();
        return writes.RunAsync(
            async db =>
            {
                if (await BringAsync(db, ct) is not { } hub)
                    return false;
                await TellAsync(db, hub, [line with { Id = id }], ct);
                also(db, id);
                return true;
            },
            ct
        );
    }

    private Task<bool> OnAsync(string id, Func<AppDb, Service, Task> work, CancellationToken ct) =>
        writes.RunAsync(
            async db =>
            {
                await BringAsync(db, ct);
                var service = await db.Services.FirstOrDefaultAsync(
                    s => s.FeedId == LineFeed.Id && s.ForeignId == id && s.GoneAt == null,
                    ct
                );
                if (service is null)
                    return false;
                await work(db, service);
                return true;
            },
            ct
        );

    private Task<bool> CorrectAsync(
        AppDb db,
        Guid service,
        (string Path, string? Value) field,
        Guid? faceId,
        CancellationToken ct
    ) => Correction.MakeAsync(db, (HsdsVocabulary.Service, service), field, (Now, faceId), ct);

    /// <summary>The hub, once its country's lines are in the directory; null before set-up.</summary>
    private async Task<Hub?> BringAsync(AppDb db, CancellationToken ct)
    {
        if (await db.Hubs.AsNoTracking().FirstOrDefaultAsync(ct) is not { } hub)
            return null;
        var shipped = HelpLines.ShippedFor(hub.Country)?.Lines ?? [];
        var isFirst = !await db.Feeds.AnyAsync(f => f.Id == LineFeed.Id, ct);
        await TellAsync(db, hub, shipped, ct);
        await DropAsync(db, [.. shipped.Select(l => l.Id)], ct);
        if (isFirst)
            await TakeOverAsync(db, hub, shipped, ct);
        return hub;
    }

    private async Task TellAsync(AppDb db, Hub hub, IReadOnlyList<HelpLine> told, CancellationToken ct)
    {
        var words = catalogue.Find(hub.Languages.Split(' ')[0]) ?? catalogue.English;
        var met = new Met(await LineFeed.OpenAsync(db, ct));
        var batch = new Batch(db, met, Now);
        foreach (var line in told)
        {
            var about = words.Find($"HelpNow.For.{line.For}") ?? catalogue.English.Find($"HelpNow.For.{line.For}")!;
            var item = new HsdsItem(1, null, HsdsVocabulary.Service, LineRecord.Of(line, hub.Country, about));
            var one = Told.Of(item, met.List);
            batch.Add(one.Item, one.Tellings, one.Remarks);
        }
        await batch.WriteAsync(dryRun: false, ct);
    }

    /// <summary>Marks what another country's list, or an older one, had.</summary>
    private async Task DropAsync(AppDb db, string[] shipped, CancellationToken ct)
    {
        var gone = await db
            .Services.Where(s => s.FeedId == LineFeed.Id && s.GoneAt == null && !shipped.Contains(s.ForeignId))
            .Where(s => !s.ForeignId!.StartsWith(LineFeed.OwnPrefix))
            .ToListAsync(ct);
        gone.ForEach(s => s.Gone(Now));
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        await Documents.WriteAsync(db, gone.Select(s => s.Id), ct);
    }

    // The hub had left it out of its list, and knew why.
    private async Task OffAsync(AppDb db, string line, CancellationToken ct)
    {
        var service = await db
            .Services.Where(s => s.FeedId == LineFeed.Id && s.ForeignId == line)
            .Select(s => (Guid?)s.Id)
            .FirstOrDefaultAsync(ct);
        if (service is { } id)
            await CorrectAsync(db, id, ("status", "\"defunct\""), faceId: null, ct);
    }

    /// <summary>What a hub had written into its own <c>help-now.json</c> before its lines stood in the directory.</summary>
    private async Task TakeOverAsync(AppDb db, Hub hub, IReadOnlyList<HelpLine> shipped, CancellationToken ct)
    {
        var known = shipped.ToDictionary(l => l.Id, StringComparer.Ordinal);
        var kept = lines.For(hub.Country)?.Lines ?? [];
        foreach (var line in kept.Where(l => known.ContainsKey(l.Id)))
        {
            var service = await db
                .Services.AsNoTracking()
                .FirstOrDefaultAsync(s => s.FeedId == LineFeed.Id && s.ForeignId == line.Id, ct);
            if (service is null)
                continue;
            var record = JsonNode.Parse(service.Text)!.AsObject();
            foreach (var field in LineRecord.Changes(record, known[line.Id], line).ToList())
                await CorrectAsync(db, service.Id, field, faceId: null, ct);
        }
        foreach (var left in known.Keys.Except(kept.Select(l => l.Id), StringComparer.Ordinal))
            await OffAsync(db, left, ct);
        var own = kept.Where(l => !known.ContainsKey(l.Id)).Select(l => l with { Id = LineFeed.OwnPrefix + l.Id });
        await TellAsync(db, hub, [.. own], ct);
    }
}
