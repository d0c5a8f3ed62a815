using System.Collections.Concurrent;
using Kith.Data;
using Kith.Features.Find;
using Kith.Features.Meetups;
using Kith.Texts;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Gaps;

/// <summary>
/// Counts searches that found nothing, in memory, by kind of group and place; every few minutes the numbers are added to the
/// database. What was typed is compared with the names of kinds and then forgotten.
/// </summary>
public sealed class GapCounter(Catalogue catalogue, TimeProvider clock)
{
    /// <summary>Different gaps held at a time; a flood of made-up questions must not fill the memory.</summary>
    private const int Most = 2000;

    private const int LongestArea = 180;

    private readonly Lazy<Dictionary<string, string>> _kinds = new(() => Names(catalogue));
    private ConcurrentDictionary<(DateTime Week, string Topic, string Area), int> _counts = new();

    /// <summary>One search found nothing. Points without a name count without a place.</summary>
    public void Missed(FindAsked asked, string? area)
    {
        if (_counts.Count >= Most)
            return;
        var topic = Kinds.All.Contains(asked.Kind) ? asked.Kind : _kinds.Value.GetValueOrDefault(Fold.Key(asked.Q), "");
        area = area is { Length: <= LongestArea } ? area : "";
        if (topic.Length + area.Length > 0)
            _counts.AddOrUpdate((Monday(clock.GetUtcNow().UtcDateTime), topic, area), 1, (_, n) => n + 1);
    }

    /// <summary>Adds what was counted since to the database, and erases what is old.</summary>
    public async Task FlushAsync(WriteQueue writes, CancellationToken ct)
    {
        var counted = Interlocked.Exchange(ref _counts, new());
        var old = Monday(clock.GetUtcNow().UtcDateTime).AddDays(-7 * GapWeek.KeptWeeks);
        await writes.RunAsync(
            async db =>
            {
                await db.GapWeeks.Where(g => g.Week < old).ExecuteDeleteAsync(ct);
                foreach (var ((week, topic, area), count) in counted)
                    if (await AddAsync(db, (week, topic, area), count, ct) == 0)
                        db.Add(GapWeek.Of(week, topic, area, count));
                return true;
            },
            ct
        );
    }

    public static Task FlushAsync(IServiceProvider services, CancellationToken ct) =>
        services.GetRequiredService<GapCounter>().FlushAsync(services.GetRequiredService<WriteQueue>(), ct);

    private static Task<int> AddAsync(
        AppDb db,
        (DateTime Week, string Topic, string Area) gap,
        int count,
        CancellationToken ct
    ) =>
        db
            .GapWeeks.Where(g => g.Week == gap.Week && g.Topic == gap.Topic && g.Area == gap.Area)
            .ExecuteUpdateAsync(g => g.SetProperty(x => x.Count, x => x.Count + count), ct);

    private static DateTime Monday(DateTime utc) => utc.Date.AddDays(-(((int)utc.DayOfWeek + 6) % 7));

    private static Dictionary<string, string> Names(Catalogue catalogue)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var kind in Kinds.All.Where(k => k != Kinds.Other))
        foreach (var code in catalogue.Languages)
            if (catalogue.Find(code)!.Find($"Kinds.{kind}") is { } name)
                names.TryAdd(Fold.Key(name), kind);
        return names;
    }
}
