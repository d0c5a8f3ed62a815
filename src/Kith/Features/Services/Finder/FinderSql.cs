using System.Globalization;
using Kith.Data;
using Kith.Data.Search;
using Kith.Features.Find;
using Kith.Features.Places;

namespace Kith.Features.Services.Finder;

/// <summary>
/// The question as SQL, the same on both databases but for the words. By hand, as <see cref="FindSql"/> is: one command brings a page and
/// the number of all hits. What may be seen is said by <see cref="Seen"/>, from the rules; of a place that is not open to everybody there
/// is nothing here to ask about.
/// </summary>
/// <param name="db">The view of everybody.</param>
/// <param name="nowUtc">This moment.</param>
/// <param name="local">The same on the hub's wall clock.</param>
public sealed class FinderSql(ViewerDb db, DateTime nowUtc, DateTime local)
{
    /// <summary>Numbers of squares a question may name; a wider circle is searched between two parallels.</summary>
    private static readonly int[] CellCounts = [8, 16, 32, 64, 256];

    private const string Order =
        "h.\"IsPaused\", h.\"Stale\", CASE WHEN h.\"Km2\" IS NULL THEN 1 ELSE 0 END, h.\"Km2\", h.\"Name\", h.\"ServiceId\"";

    private readonly List<object> _values = [];

    /// <summary>What the placeholders stand for.</summary>
    public IReadOnlyList<object> Values => _values;

    /// <summary>A page of services, each at its nearest place; each row carries the number of all.</summary>
    public string Page(FinderQuestion question, NearPlace? place, int size) =>
        $"""
            WITH a AS MATERIALIZED ({Hits(question, place)}),
            c AS MATERIALIZED (SELECT * FROM (SELECT a.*, ROW_NUMBER() OVER (PARTITION BY a."ServiceId" ORDER BY a."Km2", a."Id") AS "Nth" FROM a) AS n
            WHERE n."Nth" = 1)
            SELECT {FinderRow.Columns}, CAST((SELECT COUNT(*) FROM c) AS INTEGER)
            FROM (SELECT * FROM c AS h ORDER BY {Order} LIMIT {Value(size)} OFFSET {Value(
                (question.Page - 1) * size
            )}) AS h
            JOIN "ServiceSpots" AS o ON o."Id" = h."Id"
            JOIN "Services" AS v ON v."Id" = o."ServiceId" AND {Seen.By(db, d => d.Services, "v")}
            ORDER BY {Order}
            """;

    /// <summary>How many there are; asked only for a page past the end.</summary>
    public string Count(FinderQuestion question, NearPlace? place) =>
        $"SELECT CAST(COUNT(DISTINCT a.\"ServiceId\") AS INTEGER) FROM ({Hits(question, place)}) AS a";

    /// <summary>
    /// What can be had instead of a service, not full and not closed for a while: what shares a term first, then what is open, what is
    /// most like it and nearest. Each row carries whether it shares a term.
    /// </summary>
    public string Others(OthersAsked asked, int size)
    {
        var near = asked.Place is { } place ? new NearSql(place, asked.WithinKm, Value) : null;
        var shared = asked.Terms.Count == 0 ? "1 = 0" : Shared(asked.Terms);
        var alike = Alike(asked).Prepend(shared).ToList();
        return $"""
            WITH a AS MATERIALIZED (SELECT o."Id", o."ServiceId", o."Name", {near?.Km2
                ?? "CAST(NULL AS double precision)"} AS "Km2",
            {One(shared)} AS "Shared", {string.Join(" + ", alike.Select(One))} AS "Alike",
            {One(Open(new() { Open = OpenWhen.Now }))} AS "Open"
            FROM "ServiceSpots" AS o WHERE NOT o."IsPaused" AND NOT o."IsFull" AND o."ServiceId" <> {Value(
                asked.Service
            )}
            AND ({string.Join(" OR ", alike)}){(
                near is null ? "" : $" AND ({near.Cells(CellCounts) ?? near.Belt} OR o.\"IsAnywhere\")"
            )}),
            c AS MATERIALIZED (SELECT * FROM (SELECT a.*, ROW_NUMBER() OVER (PARTITION BY a."ServiceId" ORDER BY a."Open" DESC, a."Km2", a."Id") AS "Nth"
            FROM a WHERE a."Km2" IS NULL OR a."Km2" <= {Value(asked.WithinKm * asked.WithinKm)}) AS n WHERE n."Nth" = 1)
            SELECT {FinderRow.Columns}, h."Shared"
            FROM (SELECT * FROM c AS h ORDER BY {OthersOrder} LIMIT {Value(size)}) AS h
            JOIN "ServiceSpots" AS o ON o."Id" = h."Id"
            JOIN "Services" AS v ON v."Id" = o."ServiceId" AND {Seen.By(db, d => d.Services, "v")}
            ORDER BY {OthersOrder}
            """;
    }

    private const string OthersOrder =
        "h.\"Shared\" DESC, h.\"Open\" DESC, h.\"Alike\" DESC, CASE WHEN h.\"Km2\" IS NULL THEN 1 ELSE 0 END, h.\"Km2\", h.\"Name\", h.\"ServiceId\"";

    private static string One(string condition) => $"CASE WHEN {condition} THEN 1 ELSE 0 END";

    private string Shared(IEnumerable<Guid> terms) =>
        "o.\"ServiceId\" IN (SELECT s.\"ServiceId\" FROM \"ServiceTerms\" AS s WHERE s.\"TermId\" IN "
        + $"({string.Join(", ", terms.Select(t => Value(t)))}))";

    private IEnumerable<string> Alike(OthersAsked asked)
    {
        var index = SearchIndex.OfServices(db.IsPostgres);
        foreach (var word in asked.Words)
            yield return $"o.\"SearchKey\" IN ({index.Select(Value(index.Ask(word)))})";
        if (asked.IsLine)
            yield return $"(o.\"Said\" & {Value((int)Mark.HelpLine)}) <> 0";
    }

    private string Hits(FinderQuestion question, NearPlace? place)
    {
        var near = place is null ? null : new NearSql(place, question.WithinKm, Value);
        var stale = $"(o.\"CheckedAt\" IS NULL OR o.\"CheckedAt\" < {Value(nowUtc - Rules.ServiceRules.GoodFor)})";
        var distance = near?.Km2 ?? "CAST(NULL AS double precision)";
        var wheres = Wheres(question, near).ToList();
        var hits =
            $"SELECT o.\"Id\", o.\"ServiceId\", o.\"Name\", o.\"IsPaused\", {stale} AS \"Stale\", {distance} AS \"Km2\" "
            + $"FROM \"ServiceSpots\" AS o{(wheres.Count > 0 ? $" WHERE {string.Join(" AND ", wheres)}" : "")}";
        return near is null
            ? hits
            : $"SELECT * FROM ({hits}) AS n WHERE n.\"Km2\" IS NULL OR n.\"Km2\" <= {Value(question.WithinKm * question.WithinKm)}";
    }

    private IEnumerable<string> Wheres(FinderQuestion question, NearSql? near)
    {
        // A line that one rings is near to everybody, and so is a place that must not be found by measuring.
        if (near is not null)
            yield return $"(({near.Cells(CellCounts) ?? near.Belt}) OR o.\"IsAnywhere\")";
        else if (question.Open == OpenWhen.Any && question.Access == Access.None)
            yield return "o.\"IsFirst\"";
        if (question.HasWords)
        {
            var index = SearchIndex.OfServices(db.IsPostgres);
            var open = HasMoment(question) ? OpenMarks.At(OpenAt(question)) : null;
            yield return $"o.\"SearchKey\" IN ({index.Select(Value(index.Ask(question.Words, open)))})";
        }
        if (question.Open != OpenWhen.Any)
            yield return Open(question);
        foreach (var where in Who(question).Concat(Needs(question)))
            yield return where;
    }

    private string Open(FinderQuestion question)
    {
        var at = OpenAt(question);
        var (today, yesterday) = (DateOnly.FromDateTime(at), DateOnly.FromDateTime(at).AddDays(-1));
        var isAnyTime = !HasMoment(question);
        var minute = (int)at.TimeOfDay.TotalMinutes;
        var times = isAnyTime ? "" : $" AND t.\"Opens\" <= {Value(minute)} AND t.\"Closes\" > {Value(minute)}";
        // What opened yesterday may be open past midnight.
        var late = isAnyTime ? "" : $" OR ({On(yesterday)} AND t.\"Closes\" > {Value(minute + Slot.Midnight)})";
        return "NOT o.\"IsPaused\" AND EXISTS (SELECT 1 FROM \"ServiceHours\" AS t WHERE t.\"SpotId\" = o.\"Id\" "
            + $"AND (({On(today)}{times}){late}))";
    }

    /// <summary>Whether it asks for a moment, not for a whole day.</summary>
    private static bool HasMoment(FinderQuestion question) =>
        question is { Open: OpenWhen.Now } or { Open: OpenWhen.Day, Minute: not null };

    private string On(DateOnly day)
    {
        var codes = string.Join(", ", DayCode.Of(day).Select(code => Value(code)));
        return $"t.\"Day\" IN ({codes}) AND t.\"From\" <= {Value(day.DayNumber)} AND t.\"Until\" >= {Value(day.DayNumber)}";
    }

    private DateTime OpenAt(FinderQuestion question)
    {
        if (question.Open == OpenWhen.Now)
            return local;
        if (question.Date is { } date)
            return date.ToDateTime(TimeOnly.MinValue).AddMinutes(question.Minute ?? 0);
        var weekday = DayCode.WeekdayOf(DateOnly.FromDateTime(local));
        var ahead = question.Day < 0 ? 0 : (question.Day - weekday + 7) % 7;
        return local.Date.AddDays(ahead).AddMinutes(question.Minute ?? 0);
    }

    private IEnumerable<string> Who(FinderQuestion question)
    {
        if (question.Age is { } age)
        {
            yield return $"(o.\"MinimumAge\" IS NULL OR o.\"MinimumAge\" <= {Value((double)age)})";
            // Somebody is 17 until their birthday.
            yield return $"(o.\"MaximumAge\" IS NULL OR o.\"MaximumAge\" + 1 > {Value((double)age)})";
        }
        if (question.Language is { } language)
            yield return $"o.\"Languages\" LIKE {Value($"% {language.Split('-')[0]} %")}";
        if (question.Term is { } term)
        {
            var id = Value(term);
            yield return "o.\"ServiceId\" IN (SELECT s.\"ServiceId\" FROM \"ServiceTerms\" AS s "
                + $"WHERE s.\"TermId\" = {id} OR s.\"TermId\" IN (SELECT x.\"Id\" FROM \"TaxonomyTerms\" AS x WHERE x.\"ParentId\" = {id}))";
        }
    }

    private IEnumerable<string> Needs(FinderQuestion question)
    {
        if (question.Needs is not Mark.None and var needs)
            yield return $"(o.\"Said\" & {Value((int)needs)}) = {Value((int)needs)}";
        if (question.Access is not Access.None and var access)
            yield return $"(o.\"Access\" & {Value((int)access)}) = {Value((int)access)}";
    }

    private string Value(object value)
    {
        _values.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"${_values.Count}");
    }
}
