using System.Globalization;
using Kith.Features.Meetups;
using Kith.Features.Places;

namespace Kith.Features.Find;

/// <summary>One thing in a question that could not be understood: which name, and the sentence that says so.</summary>
/// <param name="Name">Name in the query, for example <c>within</c>.</param>
/// <param name="Key">Key of the sentence in <c>Texts/</c>.</param>
/// <param name="Value">Fills the sentence's gap, when it has one.</param>
public sealed record FindMistake(string Name, string Key, object? Value = null)
{
    public string Say(Texts.T texts) => texts[Key, Value];
}

/// <summary>
/// Reads a query. Names that are not known are ignored, values that are not known are mistakes, empty values ask for
/// nothing. Lists may be repeated or joined by commas; whatever stands once must not be said twice differently.
/// </summary>
public sealed class FindReader
{
    public const int LongestWords = 200;
    public const double MostKm = 500;
    public const int MostPages = 100_000;
    private const int MostListed = 40;

    private readonly IQueryCollection _query;
    private readonly List<FindMistake> _mistakes = [];

    private FindReader(IQueryCollection query) => _query = query;

    /// <summary>The question word for word, the question as understood, and what was not; the second counts only without mistakes.</summary>
    public static (FindAsked Asked, FindQuestion Question, IReadOnlyList<FindMistake> Mistakes) Read(
        IQueryCollection query
    )
    {
        var reader = new FindReader(query);
        var asked = reader.Asked();
        var question = reader.Understand(asked);
        return (asked, question, reader._mistakes);
    }

    private FindAsked Asked() =>
        new()
        {
            Q = One("q"),
            Near = One("near"),
            Within = One("within"),
            Days = Many("days"),
            From = One("from"),
            To = One("to"),
            After = One("after"),
            Before = One("before"),
            Mode = One("mode"),
            Kind = One("kind"),
            Language = One("language"),
            Access = Many("access"),
            Cost = One("cost"),
            Sort = One("sort"),
            Page = One("page"),
        };

    private FindQuestion Understand(FindAsked asked)
    {
        var question = new FindQuestion
        {
            Words = Short("q", asked.Q),
            Near = Point(Short("near", asked.Near)),
            WithinKm = asked.Within.Length == 0 ? FindQuestion.DefaultWithinKm : Km(asked.Within),
            Days = Each("days", asked.Days, FindValues.Day),
            From = Day("from", asked.From),
            To = Day("to", asked.To),
            After = Minute("after", asked.After),
            Before = Minute("before", asked.Before),
            Modes = Known("mode", asked.Mode, FindValues.Modes, []),
            Kind = Known<string?>("kind", asked.Kind, FindValues.Kind, null),
            Language = Known<string?>("language", asked.Language, FindValues.Language, null),
            Access = Each("access", asked.Access, FindValues.Need).Aggregate(Access.None, (all, one) => all | one),
            Free = Known("cost", asked.Cost, FindValues.Free, false),
            Sort = Known("sort", asked.Sort, FindValues.Sort, FindSort.Soonest),
            Page = Page(asked.Page),
        };
        if (question.From > question.To)
            Wrong("to", "Find.Wrong.Order");
        return question;
    }

    private string One(string name)
    {
        var values = _query[name].Select(v => v?.Trim() ?? "").Where(v => v.Length > 0).Distinct().Take(2).ToList();
        if (values.Count > 1)
            Wrong(name, "Find.Wrong.Twice");
        return values is [var first, ..] ? first : "";
    }

    private List<string> Many(string name)
    {
        var values = _query[name]
            .SelectMany(v =>
                (v ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            )
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(MostListed + 1)
            .ToList();
        if (values.Count > MostListed)
            Wrong(name, "Find.Wrong.TooMany");
        return values;
    }

    private string Short(string name, string value)
    {
        if (value.Length > LongestWords)
            Wrong(name, "Find.Wrong.Long", LongestWords);
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
        if (double.TryParse(value, style, CultureInfo.InvariantCulture, out var km) && km is > 0 and <= MostKm)
            return km;
        Wrong("within", "Find.Wrong.Within", MostKm);
        return FindQuestion.DefaultWithinKm;
    }

    private DateOnly? Day(string name, string value)
    {
        if (value.Length == 0)
            return null;
        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        Wrong(name, "Find.Wrong.Date");
        return null;
    }

    private int? Minute(string name, string value)
    {
        if (value.Length == 0)
            return null;
        if (TimeOnly.TryParseExact(value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return (time.Hour * 60) + time.Minute;
        Wrong(name, "Find.Wrong.Time");
        return null;
    }

    private int Page(string value)
    {
        if (value.Length == 0)
            return 1;
        if (
            int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var page)
            && page is >= 1 and <= MostPages
        )
            return page;
        Wrong("page", "Find.Wrong.Page");
        return 1;
    }

    private List<TValue> Each<TValue>(string name, IEnumerable<string> values, Func<string, (bool, TValue)> read)
    {
        var all = values.Select(read).ToList();
        if (all.Exists(v => !v.Item1))
            Wrong(name, "Find.Wrong.Choice");
        return [.. all.Where(v => v.Item1).Select(v => v.Item2).Distinct()];
    }

    private TValue Known<TValue>(string name, string value, Func<string, (bool, TValue)> read, TValue otherwise)
    {
        if (value.Length == 0)
            return otherwise;
        var (known, meant) = read(value);
        if (!known)
            Wrong(name, "Find.Wrong.Choice");
        return known ? meant : otherwise;
    }

    private void Wrong(string name, string key, object? value = null)
    {
        if (!_mistakes.Exists(m => m.Name == name))
            _mistakes.Add(new(name, key, value));
    }
}
