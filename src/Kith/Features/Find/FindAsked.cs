namespace Kith.Features.Find;

/// <summary>The question as it stands in the address, word for word, so that the form can show it again whatever was wrong with it.</summary>
public sealed record FindAsked
{
    /// <summary>Words, all of which a meetup must have.</summary>
    public string Q { get; init; } = "";

    /// <summary>A place, a postcode or <c>lat,lon</c>.</summary>
    public string Near { get; init; } = "";

    /// <summary>Kilometres.</summary>
    public string Within { get; init; } = "";

    public IReadOnlyList<string> Days { get; init; } = [];

    public string From { get; init; } = "";

    public string To { get; init; } = "";

    public string After { get; init; } = "";

    public string Before { get; init; } = "";

    public string Mode { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Language { get; init; } = "";

    public IReadOnlyList<string> Access { get; init; } = [];

    public string Cost { get; init; } = "";

    public string Sort { get; init; } = "";

    public string Page { get; init; } = "";

    /// <summary>Whether anything at all is asked for.</summary>
    public bool IsAnything => Pairs().Any();

    /// <summary>Whether something is asked for that stands behind "More choices".</summary>
    public bool IsDetailed => Pairs().Any(p => p.Name is not ("q" or "near" or "days" or "page"));

    /// <summary>The address of the page that answers this question.</summary>
    public string Url =>
        "/find" + QueryString.Create(Pairs().Select(p => KeyValuePair.Create(p.Name, (string?)p.Value))).Value;

    /// <summary>Name and value of everything that is asked, in the order of the form; lists joined by commas.</summary>
    public IEnumerable<(string Name, string Value)> Pairs() =>
        new (string Name, string Value)[]
        {
            ("q", Q),
            ("near", Near),
            ("within", Within),
            ("days", string.Join(',', Days)),
            ("from", From),
            ("to", To),
            ("after", After),
            ("before", Before),
            ("mode", Mode),
            ("kind", Kind),
            ("language", Language),
            ("access", string.Join(',', Access)),
            ("cost", Cost),
            ("sort", Sort),
            ("page", Page),
        }.Where(p => p.Value.Length > 0);
}
