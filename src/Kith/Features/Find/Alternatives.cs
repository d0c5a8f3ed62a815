using Kith.Data;
using Kith.Features.Meetups;
using Kith.Features.Places;

namespace Kith.Features.Find;

/// <summary>What was given up of a question, so that something answers it.</summary>
public enum Relaxed
{
    /// <summary>How far it may be.</summary>
    Distance,

    /// <summary>Days and times.</summary>
    Time,

    /// <summary>Kind, language, access, cost and mode.</summary>
    Details,

    Words,

    /// <summary>Everything but the place, farther away.</summary>
    AllButPlace,

    /// <summary>Everything.</summary>
    Everything,

    /// <summary>Everything but that it can be joined from home.</summary>
    FromHome,
}

/// <summary>Meetups to offer instead of what was asked for.</summary>
/// <param name="Relaxed">What was given up.</param>
/// <param name="Question">The question they answer, for a link to all of them.</param>
public sealed record Alternative(Relaxed Relaxed, FindQuestion Question, IReadOnlyList<FindRow> Rows);

/// <summary>
/// Nobody who asks for company is left with an empty page: gives up one wish after the other, the least important first,
/// and always looks for what can be joined from home; for anything at all when even that finds nothing. One SQL command.
/// </summary>
public sealed class Alternatives(ViewerDb db, Func<FindQuestion, Window> window)
{
    private const int MostRows = 3;
    private const int MostOffers = 2;
    private const double FartherKm = 50;

    private static readonly (Relaxed, FindQuestion) FromHome = (
        Relaxed.FromHome,
        new() { Modes = [Mode.Online, Mode.Hybrid] }
    );

    private static readonly (Relaxed, FindQuestion) Everything = (Relaxed.Everything, new());

    /// <summary>
    /// The first two offers that hold anything, and those from home; only those when nobody knows where the place asked for
    /// is. None when the hub has no meetups.
    /// </summary>
    public async Task<IReadOnlyList<Alternative>> AskAsync(
        FindQuestion question,
        NearAnswer? near,
        CancellationToken ct
    )
    {
        var offers = near is { Place: null } ? [FromHome] : Offers(question with { Page = 1 }, near is not null);
        return await AskAsync([.. offers, Everything], near?.Place, ct);
    }

    private async Task<List<Alternative>> AskAsync(
        List<(Relaxed Relaxed, FindQuestion Question)> offers,
        NearPlace? place,
        CancellationToken ct
    )
    {
        var sql = new FindSql(db);
        var parts = offers.Select((offer, step) => sql.First(MostRows, step, Part(offer.Question, place)));
        var rows = await db.AskAsync(string.Join("\nUNION ALL\n", parts), sql.Values, FindLine.Read, ct);
        return Chosen(
            offers,
            [.. rows.OrderBy(l => l.Row.StartsAt).ThenBy(l => l.Row.Id, StringComparer.Ordinal)],
            place
        );
    }

    private (FindQuestion, NearPlace?, Window) Part(FindQuestion question, NearPlace? place) =>
        (question, question.Near.Length > 0 ? place : null, window(question));

    private static List<(Relaxed Relaxed, FindQuestion Question)> Offers(FindQuestion question, bool isNear)
    {
        var km = Math.Max(FartherKm, Math.Min(question.WithinKm * 5, FindReader.MostKm));
        var offers = new List<(Relaxed, FindQuestion)>();
        if (question.AsksForTime)
            offers.Add((Relaxed.Time, WithoutTime(question)));
        if (question.AsksForMore)
            offers.Add((Relaxed.Details, WithoutDetails(question)));
        if (question.HasWords)
            offers.Add((Relaxed.Words, question with { Words = "" }));
        if (isNear && offers.Count > 1)
            offers.Add((Relaxed.AllButPlace, new() { Near = question.Near, WithinKm = question.WithinKm }));
        if (isNear)
            offers.Insert(0, (Relaxed.Distance, question with { WithinKm = km, Sort = FindSort.Nearest }));
        return [.. offers, FromHome];
    }

    private static List<Alternative> Chosen(
        List<(Relaxed Relaxed, FindQuestion Question)> offers,
        List<FindLine> lines,
        NearPlace? place
    )
    {
        var shown = new HashSet<string>(StringComparer.Ordinal);
        var chosen = new List<Alternative>();
        foreach (var (offer, step) in offers.Select((offer, step) => (offer, step)))
        {
            var isFull = offer.Relaxed switch
            {
                Relaxed.FromHome => false,
                Relaxed.Everything => chosen.Count > 0,
                _ => chosen.Count >= MostOffers,
            };
            var own = lines.Where(l => l.Step == step && !shown.Contains(l.Row.Id)).Select(l => l.Row).ToList();
            if (isFull || own is [])
                continue;
            if (offer.Question.Sort == FindSort.Nearest)
                own = [.. own.OrderBy(row => row.KmFrom(place))];
            chosen.Add(new(offer.Relaxed, offer.Question, own));
            shown.UnionWith(own.Select(r => r.Id));
        }
        return chosen;
    }

    private static FindQuestion WithoutTime(FindQuestion question) =>
        question with
        {
            Days = [],
            From = null,
            To = null,
            After = null,
            Before = null,
        };

    private static FindQuestion WithoutDetails(FindQuestion question) =>
        question with
        {
            Kind = null,
            Language = null,
            Access = Access.None,
            Free = false,
            Modes = [],
        };
}
