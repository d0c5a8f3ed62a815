using Kith.Data;
using Kith.Features.Places;
using Kith.Features.Services.Finder.Shelf;
using Kith.Texts;
using Kith.Web;

namespace Kith.Features.Services.Finder;

/// <summary>The answer to a question about services.</summary>
public sealed record FoundServices
{
    public IReadOnlyList<FinderRow> Rows { get; init; } = [];

    /// <summary>How many there are on all pages together.</summary>
    public int Total { get; init; }

    /// <summary>What "near" turned out to mean; null when it was not asked for.</summary>
    public NearAnswer? Near { get; init; }

    /// <summary>Whether the place asked for may be several, and which has to be said first.</summary>
    public bool IsLost => Near is { Place: null, Choices: not [] };

    /// <summary>Whether a place was asked for that nobody knows: all else that was asked is answered, wherever it is.</summary>
    public bool IsPlaceless => Near is { Place: null, Choices: [] };

    public int Pages => (Total + FinderQuestion.PageSize - 1) / FinderQuestion.PageSize;
}

/// <summary>
/// Finds services, for everybody alike, from the <see cref="ServiceShelf"/>: one SQL command for the place, one for whether the shelf is
/// still right.
/// </summary>
public sealed class ServiceFinder(ViewerDb db, ServiceShelf shelf, Near near, CurrentHub hub, TimeProvider clock)
{
    private const int OthersLookedAt = 24;

    /// <summary>This moment, UTC.</summary>
    public DateTime NowUtc => clock.GetUtcNow().UtcDateTime;

    /// <summary>This moment on the hub's wall clock.</summary>
    public DateTime NowLocal => Say.Local(NowUtc, hub.Facts.Zone);

    /// <summary>Answers a question.</summary>
    public async Task<FoundServices> FindAsync(FinderQuestion question, CancellationToken ct)
    {
        var answer = question.Near.Length == 0 ? null : await near.ResolveAsync(db, question.Near, ct);
        if (answer is { Place: null, Choices: not [] })
            return new() { Near = answer };
        var (rows, total) = await FirstAsync(question, answer?.Place, FinderQuestion.PageSize, ct);
        return new()
        {
            Rows = rows,
            Total = total,
            Near = answer,
        };
    }

    /// <summary>A page of so many, and how many there are on all pages.</summary>
    public async Task<(IReadOnlyList<FinderRow> Rows, int Total)> FirstAsync(
        FinderQuestion question,
        NearPlace? place,
        int size,
        CancellationToken ct
    )
    {
        var services = await shelf.ReadAsync(db, ct);
        var under = question.Term is { } term ? services.Under(term) : null;
        var open = OpenTime.Of(question, NowLocal);
        return new ShelfSearch(question, place, open, NowUtc).Page(services, under, size);
    }

    /// <summary>What can be had instead of a service: open ones first, then what opens soonest, then what says nothing of it.</summary>
    public async Task<IReadOnlyList<FinderRow>> OthersAsync(OthersAsked asked, int most, CancellationToken ct)
    {
        if (asked.IsNothing)
            return [];
        var services = await shelf.ReadAsync(db, ct);
        var sharing = services.Carrying(asked.Terms);
        var found = new OthersSearch(asked, OpenTime.Now(NowLocal)).First(services, sharing, OthersLookedAt);
        var best = found.Any(o => o.IsShared) ? found.Where(o => o.IsShared) : found;
        return [.. best.Select(o => o.Row).OrderBy(r => OpensAt(r.Hours)).Take(most)];
    }

    private DateTime OpensAt(OpeningHours hours) =>
        hours.At(NowLocal) is { IsOpen: false } closed ? closed.At ?? DateTime.MaxValue : DateTime.MinValue;
}
