using System.Globalization;
using Kith.Features.Find;
using Kith.Features.Places;

namespace Kith.Features.Services.Finder;

/// <summary>
/// Reads a query of <c>/services</c> as <see cref="FindReader"/> reads one of <c>/find</c>: unknown names are ignored, unknown values are
/// mistakes, empty values ask for nothing.
/// </summary>
public sealed class FinderReader
{
    private const string Now = "now";
    private const int Oldest = 120;
    private const int FirstYear = 1900;
    private const int LastYear = 2999;
    private const int MostListed = 40;

    private readonly IQueryCollection _query;
    private readonly List<FindMistake> _mistakes = [];

    private FinderReader(IQueryCollection query) => _query = query;

    /// <summary>The question word for word, as understood, and what was not.</summary>
    public static (FinderAsked Asked, FinderQuestion Question, IReadOnlyList<FindMistake> Mistakes) Read(
        IQueryCollection query
    )
    {
        var reader = new FinderReader(query);
        var asked = reader.Asked();
        var question = reader.Understand(asked);
        return (asked, question, reader._mistakes);
    }

    private FinderAsked Asked() =>
        new()
        {
            Q = One("q"),
            Near = One("near"),
            Within = One("within"),
            Open = One("open"),
            At = One("at"),
            Age = One("age"),
            Language = One("language"),
            Access = Many("access"),
            Needs = Many("needs"),
            Lines = Many("lines"),
            Term = One("term"),
            Page = One("page"),
        };

    private FinderQuestion Understand(FinderAsked asked) =>
        new()
        {
            Words = Short("q", asked.Q),
            Near = Point(Short("near", asked.Near)),
            WithinKm = asked.Within.Length == 0 ? FindQuestion.DefaultWithinKm : Km(asked.Within),
            Open = asked switch
            {
                { Open: "", At: "" } => OpenWhen.Any,
                { Open: "" or Now, At: "" } => OpenWhen.Now,
                _ => OpenWhen.Day,
            },
            Date = Date(asked.Open),
            Day =
                asked.Open is "" or Now || Date(asked.Open) is not null
                    ? -1
                    : Known("open", asked.Open, FindValues.Day),
            Minute = asked.At.Length == 0 ? null : Minute(asked.At),
            Age = asked.Age.Length == 0 ? null : Number("age", asked.Age, 0, Oldest),
            Language = asked.Language.Length == 0 ? null : Known("language", asked.Language, FindValues.Language),
            Access = asked
                .Access.Select(a => Known("access", a, FindValues.Need))
                .Aggregate(Access.None, (all, one) => all | one),
            Needs = asked
                .Needs.Select(code => Need("needs", code))
                .Concat(asked.Lines.Select(code => Need("lines", code)))
                .Aggregate(Mark.None, (all, one) => all | one),
            Term = asked.Term.Length == 0 ? null : Term(asked.Term),
            Page = asked.Page.Length == 0 ? 1 : Number("page", asked.Page, 1, FindReader.MostPages),
        };

    /// <summary>A day of the calendar as the address names it; null for anything else.</summary>
    public static DateOnly? Date(string open) =>
        DateOnly.TryParseExact(open, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= FirstYear and <= LastYear
            ? day
            : null;

    private string One(string name)
    {
        var values = _query[name].Select(v => v?.Trim() ?? "").Where(v => v.Length > 0).Distinct().Take(2).ToList();
        if (values.Count > 1)
            Wrong(name, "Find.Wrong.Twice");
        return values is [var first, ..] ? first : "";
    }

    private List<string> Many(string name)
    {
        const StringSplitOptions clean = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        var values = _query[name]
            .SelectMany(v => (v ?? "").Split(',', clean))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(MostListed + 1)
            .ToList();
        if (values.Count > MostListed)
            Wrong(name, "Find.Wrong.TooMany");
        return values;
    }

    private string Short(string name, string value)
    {
        if (value.Length > FindReader.LongestWords)
            Wrong(name, "Find.Wrong.Long", FindReader.LongestWords);
        return value;
    }

    private string Point(string near)
    {
        if (NearWords.IsPoint(near, out var point) && point is null)
            Wrong("near", "Find.Wrong.Point");
        return near;
    }

    private double Km(string value)
    {
        const NumberStyles style = NumberStyles.AllowDecimalPoint;
        if (
            double.TryParse(value, style, CultureInfo.InvariantCulture, out var km)
            && km is > 0 and <= FindReader.MostKm
        )
            return km;
        Wrong("within", "Find.Wrong.Within", FindReader.MostKm);
        return FindQuestion.DefaultWithinKm;
    }

    private int? Minute(string value)
    {
        if (TimeOnly.TryParseExact(value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return (time.Hour * 60) + time.Minute;
        Wrong("at", "Find.Wrong.Time");
        return null;
    }

    private int Number(string name, string value, int least, int most)
    {
        var isNumber = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        if (isNumber && number >= least && number <= most)
            return number;
        Wrong(name, name == "page" ? "Find.Wrong.Page" : "Services.Wrong.Age", most);
        return least;
    }

    private Mark Need(string name, string code)
    {
        var mark = Marks.Of(code);
        if (mark == Mark.None)
            Wrong(name, "Find.Wrong.Choice");
        return mark;
    }

    private Guid? Term(string value)
    {
        if (Guid.TryParse(value, out var id))
            return id;
        Wrong("term", "Find.Wrong.Choice");
        return null;
    }

    private TValue Known<TValue>(string name, string value, Func<string, (bool Known, TValue Value)> read)
    {
        var (known, meant) = read(value);
        if (!known)
            Wrong(name, "Find.Wrong.Choice");
        return meant;
    }

    private void Wrong(string name, string key, object? value = null)
    {
        if (!_mistakes.Exists(m => m.Name == name))
            _mistakes.Add(new(name, key, value));
    }
}
