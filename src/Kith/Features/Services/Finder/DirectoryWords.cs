using Kith.Data;
using Kith.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Services.Finder;

/// <summary>What the directory can be asked by.</summary>
/// <param name="Terms">Terms that services carry, the most used ones, by name.</param>
/// <param name="Languages">BCP 47 codes in alphabetical order.</param>
/// <param name="HasAny">Whether there is any service at all.</param>
public sealed record DirectoryAsk(
    IReadOnlyList<(Guid Id, string Name)> Terms,
    IReadOnlyList<string> Languages,
    bool HasAny
);

/// <summary>
/// Keeps <see cref="DirectoryAsk"/>. Read again when something public changed, but not more than once a minute: a stream of changes must not make every
/// page ask.
/// </summary>
public sealed class DirectoryWords(HubSnapshot snapshot, TimeProvider clock)
{
    private const int MostTerms = 60;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private volatile Reading _last = new(new([], [], HasAny: false), -1, DateTimeOffset.MinValue);

    /// <summary>Two SQL commands at most, and mostly none.</summary>
    public async Task<DirectoryAsk> ReadAsync(ViewerDb db, CancellationToken ct)
    {
        var (last, now) = (_last, clock.GetUtcNow());
        // An empty directory is asked about again: whoever has just brought one in wants to see it.
        if (last.Version == snapshot.Version || (last.Words.HasAny && now - last.At < Kept))
            return last.Words;
        var spoken = await db.ServiceSpots.Select(s => s.Languages).Distinct().ToListAsync(ct);
        var words = new DirectoryAsk(
            spoken.Count == 0 ? [] : await TermsAsync(db, ct),
            Languages(spoken),
            spoken.Count > 0
        );
        _last = new(words, snapshot.Version, now);
        return words;
    }

    private static async Task<List<(Guid, string)>> TermsAsync(ViewerDb db, CancellationToken ct)
    {
        var codes = Marks.All.Select(Marks.Code).ToArray();
        var terms = await (
            from term in db.TaxonomyTerms
            let uses = db.ServiceTerms.Count(s => s.TermId == term.Id)
            where uses > 0 && (term.Code == null || !codes.Contains(term.Code))
            orderby uses descending, term.Name
            select new { term.Id, term.Name }
        )
            .Take(MostTerms)
            .ToListAsync(ct);
        return [.. terms.OrderBy(t => t.Name, StringComparer.CurrentCulture).Select(t => (t.Id, t.Name))];
    }

    private static List<string> Languages(List<string> spoken) =>
        [
            .. spoken
                .SelectMany(s => s.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Order(StringComparer.Ordinal),
        ];

    private sealed record Reading(DirectoryAsk Words, long Version, DateTimeOffset At);
}
