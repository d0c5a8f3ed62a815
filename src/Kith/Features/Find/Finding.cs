using Kith.Data;
using Kith.Features.Places;
using Kith.Features.Services.Finder;
using Kith.Web;

namespace Kith.Features.Find;

/// <summary>The answer to a question.</summary>
public sealed record Found
{
    public IReadOnlyList<FindRow> Rows { get; init; } = [];

    /// <summary>How many there are on all pages together.</summary>
    public int Total { get; init; }

    /// <summary>What "near" turned out to mean; null when it was not asked for.</summary>
    public NearAnswer? Near { get; init; }

    public NearPlace? Place => Near?.Place;

    /// <summary>Whether a place was asked for that nobody can point to yet.</summary>
    public bool IsLost => Near is { Place: null };

    public int Pages => (Total + FindQuestion.PageSize - 1) / FindQuestion.PageSize;

    /// <summary>Services that answer the same words near the same place; a few.</summary>
    public IReadOnlyList<FinderRow> Services { get; init; } = [];

    /// <summary>Whether no meetup answers, but services do: who asks for food must not be told that there is nothing.</summary>
    public bool HasOnlyServices => Total == 0 && Services is not [];

    /// <summary>What to offer instead when nothing was found.</summary>
    public IReadOnlyList<Alternative> Alternatives { get; init; } = [];
}

/// <summary>Finds meetups: one SQL command for the place, one for the page of results, one for what to offer instead.</summary>
public sealed class Finding(ViewerDb db, Near near, CurrentHub hub, TimeProvider clock, ServiceFinder services)
{
    private const int MostServices = 3;

    /// <summary>Answers a question; words that hold nothing to search for ask for nothing.</summary>
    public async Task<Found> FindAsync(FindQuestion question, CancellationToken ct)
    {
        var answer = question.Near.Length == 0 ? null : await near.ResolveAsync(db, question.Near, ct);
        if (answer is { Place: null })
            return new() { Near = answer };
        var place = answer?.Place;
        var rows = await PageAsync(question, place, ct);
        return new()
        {
            Rows = [.. rows.Select(r => r.Row)],
            Total =
                rows is [var first, ..] ? first.Total
                : question.Page == 1 ? 0
                : await CountAsync(question, place, ct),
            Near = answer,
        };
    }

    /// <summary>The first few services for the same words and place, beside the meetups that were found; one SQL command.</summary>
    public async Task<IReadOnlyList<FinderRow>> ServicesAsync(FindQuestion question, Found found, CancellationToken ct)
    {
        if (
            found.Near is { Place: null, Choices: not [] }
            || question.Page > 1
            || (!question.HasWords && found.Place is null)
        )
            return [];
        var asked = new FinderQuestion { Words = question.Words, WithinKm = question.WithinKm };
        return (await services.FirstAsync(asked, found.Place, MostServices, ct)).Rows;
    }

    /// <summary>What comes nearest to a question that nothing answers, and what can be joined from anywhere.</summary>
    public Task<IReadOnlyList<Alternative>> InsteadAsync(FindQuestion question, Found found, CancellationToken ct) =>
        new Alternatives(db, Now).AskAsync(question, found.Near, ct);

    private Task<List<FindLine>> PageAsync(FindQuestion question, NearPlace? place, CancellationToken ct)
    {
        var sql = new FindSql(db);
        return db.AskAsync(sql.Page(question, place, Now(question)), sql.Values, FindLine.Read, ct);
    }

    private async Task<int> CountAsync(FindQuestion question, NearPlace? place, CancellationToken ct)
    {
        var sql = new FindSql(db);
        var counts = await db.AskAsync(sql.Count(question, place, Now(question)), sql.Values, r => r.GetInt32(0), ct);
        return counts[0];
    }

    private Window Now(FindQuestion question) => Window.Of(question, clock.GetUtcNow().UtcDateTime, hub.Facts.Zone);
}
