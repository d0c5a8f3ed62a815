using Kith.Features.Places;

namespace Kith.Features.Services.Finder;

/// <summary>The question as it stands in the address, word for word, so that the form can show it again whatever was wrong with it.</summary>
public sealed record FinderAsked
{
    public string Q { get; init; } = "";

    /// <summary>A place, a postcode or <c>lat,lon</c>.</summary>
    public string Near { get; init; } = "";

    /// <summary>Kilometres.</summary>
    public string Within { get; init; } = "";

    /// <summary><c>now</c>, a day <c>mo</c> to <c>su</c>, or a date <c>yyyy-MM-dd</c>.</summary>
    public string Open { get; init; } = "";

    /// <summary><c>HH:mm</c>.</summary>
    public string At { get; init; } = "";

    /// <summary>Years.</summary>
    public string Age { get; init; } = "";

    public string Language { get; init; } = "";

    public IReadOnlyList<string> Access { get; init; } = [];

    /// <summary>Codes of <see cref="Marks"/>, of places; any will be understood.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>Codes of <see cref="Marks"/>, of lines.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>Id of a taxonomy term.</summary>
    public string Term { get; init; } = "";

    public string Page { get; init; } = "";

    public bool IsAnything => Pairs().Any();

    /// <summary>Whether something is asked for that stands behind "More choices".</summary>
    public bool IsDetailed => Pairs().Any(p => p.Name is not ("q" or "near" or "open" or "page"));

    /// <summary>The address of the page that answers this question.</summary>
    public string Url =>
        "/services" + QueryString.Create(Pairs().Select(p => KeyValuePair.Create(p.Name, (string?)p.Value))).Value;

    /// <summary>Name and value of everything that is asked, in the order of the form; lists joined by commas.</summary>
    public IEnumerable<(string Name, string Value)> Pairs() =>
        new (string Name, string Value)[]
        {
            ("q", Q),
            ("near", Near),
            ("within", Within),
            ("open", Open),
            ("at", At),
            ("age", Age),
            ("language", Language),
            ("access", string.Join(',', Access)),
            ("needs", string.Join(',', Needs)),
            ("lines", string.Join(',', Lines)),
            ("term", Term),
            ("page", Page),
        }.Where(p => p.Value.Length > 0);
}

/// <summary>A question that was understood. Empty lists and nulls ask for nothing.</summary>
public sealed record FinderQuestion
{
    public const int PageSize = 20;

    public string Words { get; init; } = "";

    public string Near { get; init; } = "";

    public double WithinKm { get; init; } = Find.FindQuestion.DefaultWithinKm;

    public OpenWhen Open { get; init; }

    /// <summary>0 Monday to 6 Sunday; counts for <see cref="OpenWhen.Day"/>.</summary>
    public int Day { get; init; }

    /// <summary>That day and no other; counts before <see cref="Day"/>.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Minute of that day on the hub's clock; null for any time.</summary>
    public int? Minute { get; init; }

    public int? Age { get; init; }

    public string? Language { get; init; }

    public Access Access { get; init; }

    public Mark Needs { get; init; }

    public Guid? Term { get; init; }

    public int Page { get; init; } = 1;

    public bool HasWords => Data.Search.SearchIndex.Words(Words).Length > 0;
}

/// <summary>When it must be open.</summary>
public enum OpenWhen
{
    Any,
    Now,
    Day,
}
