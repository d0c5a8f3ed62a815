using System.Globalization;
using Kith.Data;
using Kith.Data.Search;
using Kith.Features.Meetups;
using Kith.Features.Places;

namespace Kith.Features.Find;

/// <summary>
/// The question as SQL, the same on both databases but for the full-text part, which the index writes. By hand, because one
/// command then brings a page and the number of all hits, with few rows read: the promise is that finding stays quick on a
/// small computer with years of meetups in it. What may be seen is said by <see cref="Seen"/>, from the rules.
/// </summary>
public sealed class FindSql(ViewerDb db)
{
    /// <summary>Numbers of squares a question may name; more and the circle is so wide that another index serves better.</summary>
    private static readonly int[] CellCounts = [8, 16, 32, 64, 256];

    /// <summary>The same when there are words: they are rarer than what happens in a wide circle.</summary>
    private static readonly int[] CellCountsBesideWords = [8, 16, 32, 64];

    private readonly List<object> _values = [];

    /// <summary>What the placeholders stand for.</summary>
    public IReadOnlyList<object> Values => _values;

    /// <summary>A page of rows in order; each carries the number of all.</summary>
    public string Page(FindQuestion question, NearPlace? place, Window window)
    {
        var (order, skip) = (Order(question, place), (question.Page - 1) * FindQuestion.PageSize);
        return $"""
            WITH h AS {(IsSelective(question, place) ? "" : "NOT ")}MATERIALIZED ({Hits(question, place, window)})
            SELECT {FindLine.Columns}, CAST((SELECT COUNT(*) FROM h) AS INTEGER), 0
            FROM (SELECT * FROM h ORDER BY {order} LIMIT {FindQuestion.PageSize} OFFSET {Value(skip)}) AS h
            {Joins} ORDER BY {order}
            """;
    }

    /// <summary>How many there are; asked only for a page past the end.</summary>
    public string Count(FindQuestion question, NearPlace? place, Window window) =>
        $"SELECT CAST(COUNT(*) AS INTEGER) FROM ({Hits(question, place, window)}) AS h";

    /// <summary>The first few rows, to be joined with those of other questions by UNION ALL.</summary>
    public string First(int count, int step, (FindQuestion Question, NearPlace? Place, Window Window) part) =>
        $"""
            SELECT * FROM (SELECT {FindLine.Columns}, 0, {step}
            FROM (SELECT * FROM ({Hits(part.Question, part.Place, part.Window)}) AS h
            ORDER BY {Order(part.Question, part.Place)} LIMIT {count}) AS h
            {Joins}) AS s{step}
            """;

    private string Joins =>
        $"""
            JOIN "Occurrences" AS o ON o."Id" = h."Id"
            JOIN "Meetups" AS m ON m."Id" = o."MeetupId" AND {Seen.By(db, d => d.Meetups, "m")}
            LEFT JOIN "Groups" AS g ON g."Id" = m."GroupId" AND {Seen.By(db, d => d.Groups, "g")}
            """;

    private static string Order(FindQuestion question, NearPlace? place) =>
        question.Sort == FindSort.Nearest && place is not null
            ? "h.\"Km2\", h.\"StartsAt\", h.\"PublicId\""
            : "h.\"StartsAt\", h.\"PublicId\"";

    // With a place or words few rows are left, and it pays to find them once for the page and for the count.
    private static bool IsSelective(FindQuestion question, NearPlace? place) => place is not null || question.HasWords;

    private string Hits(FindQuestion question, NearPlace? place, Window window)
    {
        var near = place is null ? null : new NearSql(place, question.WithinKm, Value);
        var wheres = Wheres(question, near, window);
        var hits =
            $"SELECT o.\"Id\", o.\"PublicId\", o.\"StartsAt\"{(near is null ? "" : $", {near.Km2} AS \"Km2\"")} "
            + $"FROM \"Occurrences\" AS o WHERE {string.Join(" AND ", wheres)}";
        return near is null
            ? hits
            : $"SELECT * FROM ({hits}) AS n WHERE n.\"Km2\" <= {Value(question.WithinKm * question.WithinKm)}";
    }

    private IEnumerable<string> Wheres(FindQuestion question, NearSql? near, Window window)
    {
        var cells = near?.Cells(question.HasWords ? CellCountsBesideWords : CellCounts);
        if (near is not null)
            yield return cells ?? near.Belt;
        if (cells is not null)
            yield return $"o.\"HubDay\" IN ({string.Join(", ", Enumerable.Range(0, 7).Select(n => Value(Nth(question.Days, n))))})";
        else if (question.Days.Count > 0)
            yield return $"((1 << o.\"HubDay\") & {Value(question.Days.Aggregate(0, (all, day) => all | (1 << day)))}) <> 0";
        yield return $"o.\"StartsAt\" >= {Value(window.From)} AND o.\"StartsAt\" < {Value(window.Until)}";
        if (question.HasWords)
            yield return Words(question.Words, isLast: cells is not null);
        foreach (var where in Times(question).Concat(Needs(question)))
            yield return where;
        yield return $"o.\"Listed\" AND {Seen.By(db, d => d.Occurrences, "o")}";
        var now = Value(window.Now);
        yield return $"(o.\"StartsAt\" > {now} OR o.\"EndsAt\" > {now} "
            + $"OR (o.\"EndsAt\" IS NULL AND o.\"StartsAt\" > {Value(window.Now - Window.UnsaidLength)}))";
    }

    // The plus keeps SQLite from starting with the words when squares are named: a town stays small while words are everywhere.
    private string Words(string words, bool isLast)
    {
        var index = SearchIndex.For(db.IsPostgres ? ProviderKind.Postgres : ProviderKind.Sqlite);
        return $"{(isLast ? "+" : "")}o.\"SearchKey\" IN ({index.Select(Value(index.Ask(words)))})";
    }

    // Always seven, so that one command serves all questions; squares are searched day by day even when any day will do.
    private static int Nth(IReadOnlyList<int> days, int n) => days.Count == 0 ? n : days[Math.Min(n, days.Count - 1)];

    private IEnumerable<string> Times(FindQuestion question)
    {
        if (question.After is { } after && question.Before is { } before)
            yield return $"(o.\"HubMinute\" >= {Value(after)} {(after < before ? "AND" : "OR")} o.\"HubMinute\" < {Value(before)})";
        else if (question.After is { } from)
            yield return $"o.\"HubMinute\" >= {Value(from)}";
        else if (question.Before is { } to)
            yield return $"o.\"HubMinute\" < {Value(to)}";
    }

    private IEnumerable<string> Needs(FindQuestion question)
    {
        if (question.Modes.Count > 0)
            yield return $"o.\"Mode\" IN ({string.Join(", ", question.Modes.Select(m => Value(m.ToString())))})";
        if (question.Kind is { } kind)
            yield return $"o.\"Kind\" = {Value(kind)}";
        if (question.Language is { } language)
            yield return $"(lower(o.\"Languages\") LIKE {Value($"% {language} %")} OR lower(o.\"Languages\") LIKE {Value($"% {language}-%")})";
        if (question.Access is not Access.None and var access)
            yield return $"(o.\"Access\" & {Value((int)access)}) = {Value((int)access)}";
        if (question.Free)
            yield return "o.\"Free\"";
    }

    private string Value(object value)
    {
        _values.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"${_values.Count}");
    }
}
