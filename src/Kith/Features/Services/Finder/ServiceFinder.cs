using Kith.Data;
using Kith.Features.Places;
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

/// <summary>Finds services, for everybody alike: one SQL command for the place, one for the page of results.</summary>
public sealed class ServiceFinder(ViewerDb db, Near near, CurrentHub hub, TimeProvider clock)
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
            Total = rows is [] && question.Page > 1 ? await CountAsync(question, answer?.Place, ct) : total,
            Near = answer,
        };
    }

    /// <summary>A page of so many, and how many there are; one SQL command.</summary>
    public async Task<(IReadOnlyList<FinderRow> Rows, int Total)> FirstAsync(
        FinderQuestion question,
        NearPlace? place,
        int size,
        CancellationToken ct
    )
    {
        var sql = new FinderSql(db, NowUtc, NowLocal);
        var rows = await db.AskAsync(
            sql.Page(question, place, size),
            sql.Values,
            r => (Row: FinderRow.Read(r), Total: r.GetInt32(FinderRow.ColumnCount)),
            ct
        );
        return ([.. rows.Select(r => r.Row)], rows is [var first, ..] ? first.Total : 0);
    }

    /// <summary>What can be had instead of a service: open ones first, then what opens soonest, then what says nothing of it. One SQL command.</summary>
    public async Task<IReadOnlyList<FinderRow>> OthersAsync(OthersAsked asked, int most, CancellationToken ct)
    {
        if (asked.IsNothing)
            return [];
        var sql = new FinderSql(db, NowUtc, NowLocal);
        var rows = await db.AskAsync(
            sql.Others(asked, OthersLookedAt),
            sql.Values,
            r => (Row: FinderRow.Read(r), IsShared: r.GetInt32(FinderRow.ColumnCount) != 0),
            ct
        );
        var best = rows.Exists(r => r.IsShared) ? rows.Where(r => r.IsShared) : rows;
        return [.. best.Select(r => r.Row).OrderBy(r => OpensAt(r.Hours)).Take(most)];
    }

    private DateTime OpensAt(OpeningHours hours) =>
        hours.At(NowLocal) is { IsOpen: false } closed ? closed.At ?? DateTime.MaxValue : DateTime.MinValue;

    private async Task<int> CountAsync(FinderQuestion question, NearPlace? place, CancellationToken ct)
    {
        var sql = new FinderSql(db, NowUtc, NowLocal);
        return (await db.AskAsync(sql.Count(question, place), sql.Values, r => r.GetInt32(0), ct))[0];
    }
}
