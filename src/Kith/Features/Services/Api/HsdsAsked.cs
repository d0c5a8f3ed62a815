using System.Globalization;
using Kith.Data.Search;

namespace Kith.Features.Services.Api;

/// <summary>What a request of the HSDS API asks for: the parameters of its OpenAPI description, all of them together.</summary>
/// <param name="Page">From 1.</param>
/// <param name="PerPage">How many on a page.</param>
public sealed record HsdsAsked(int Page, int PerPage)
{
    /// <summary>How many on a page when nobody says.</summary>
    public const int UsualPage = 50;

    /// <summary>Most on a page; <c>format=ndjson</c> gives all.</summary>
    public const int LargestPage = 1000;

    /// <summary>Most on a page of <c>minimal</c>, which wants everything in one, and how many when nobody says.</summary>
    public const int LargestMinimal = 100_000;

    /// <summary>Longest words to search for, in characters.</summary>
    public const int LongestSearch = 200;

    /// <summary>Widest circle, in metres.</summary>
    public const int WidestMetres = 1_000_000;

    /// <summary>Words that what is found must hold, each as the beginning of one of its own; folded.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>An object on each line, all of them, instead of a page.</summary>
    public bool Lines { get; init; }

    /// <summary>With everything inside.</summary>
    public bool Full { get; init; }

    /// <summary>Organizations with their services whole.</summary>
    public bool FullService { get; init; }

    /// <summary>Only id and when it was last changed.</summary>
    public bool Minimal { get; init; }

    /// <summary>Only terms that are no other's.</summary>
    public bool TopOnly { get; init; }

    public Guid? OrganizationId { get; init; }

    /// <summary>Only what carries this term.</summary>
    public Guid? TermId { get; init; }

    /// <summary>Only what carries any term of this taxonomy.</summary>
    public Guid? TaxonomyId { get; init; }

    /// <summary>Only terms directly below this one.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>Only what was changed then or later, UTC.</summary>
    public DateTime? ModifiedAfter { get; init; }

    /// <summary>Around which postcode; null for anywhere.</summary>
    public string? Postcode { get; init; }

    /// <summary>How far from the middle of the postcode, in metres; null for any distance.</summary>
    public double? Metres { get; init; }

    /// <summary>How many objects come before the page; a page no directory has is as far away as there are numbers.</summary>
    public int Skip => (int)Math.Min(int.MaxValue, (Page - 1L) * PerPage);

    /// <summary>Reads a query; otherwise the name of the first parameter whose value means nothing. Unknown names are ignored.</summary>
    /// <param name="query">The query.</param>
    /// <param name="known">Names of parameters that are taken.</param>
    public static (HsdsAsked? Asked, string? Wrong) Read(IQueryCollection query, IReadOnlyList<string> known)
    {
        var reading = new HsdsReading(query, known);
        var minimal = reading.Choice("minimal", "false", "true") == "true";
        var asked = new HsdsAsked(
            reading.Number("page", 1, int.MaxValue, 1),
            reading.Number("per_page", 1, minimal ? LargestMinimal : LargestPage, minimal ? LargestMinimal : UsualPage)
        )
        {
            Words = [.. SearchIndex.Words(reading.Text("search", LongestSearch)).Select(w => $" {w}")],
            Lines = reading.Choice("format", "json", "ndjson") == "ndjson",
            Full = reading.Choice("full", "false", "true") == "true",
            FullService = reading.Choice("full_service", "false", "true") == "true",
            Minimal = minimal,
            TopOnly = reading.Choice("top_only", "false", "true") == "true",
            OrganizationId = reading.Id("organization_id"),
            TermId = reading.Id("taxonomy_term_id"),
            TaxonomyId = reading.Id("taxonomy_id"),
            ParentId = reading.Id("parent_id"),
            ModifiedAfter = reading.Instant("modified_after"),
            Postcode = reading.Text("postcode", LongestSearch),
            Metres = reading.Metres("proximity", WidestMetres),
        };
        if (asked is { Metres: not null, Postcode: null })
            reading.Fail("proximity");
        return reading.Wrong is null ? (asked, null) : (null, reading.Wrong);
    }
}

/// <summary>Reads values out of a query and remembers the first that means nothing.</summary>
internal sealed class HsdsReading(IQueryCollection query, IReadOnlyList<string> known)
{
    private static readonly string[] Instants =
    [
        "yyyy-MM-dd",
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    public string? Wrong { get; private set; }

    public void Fail(string name) => Wrong ??= name;

    public int Number(string name, int least, int most, int usual) =>
        Value(name) is not { } text ? usual
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= least && n <= most ? n
        // A page further than there are numbers is one after the last.
        : name == "page" && text.Length < 40 && text.All(char.IsAsciiDigit) && text.Any(c => c != '0') ? int.MaxValue
        : Nothing<int>(name);

    public string? Choice(string name, string usual, string other) =>
        Value(name)?.ToLowerInvariant() switch
        {
            null => usual,
            { } said when said == usual || said == other => said,
            _ => Nothing<string>(name),
        };

    public string? Text(string name, int longest) =>
        Value(name) is not { } text ? null
        : text.Length <= longest ? text
        : Nothing<string>(name);

    public Guid? Id(string name) =>
        Value(name) is not { } text ? null
        : Guid.TryParseExact(text, "D", out var id) ? id
        : Nothing<Guid?>(name);

    public double? Metres(string name, double most) =>
        Value(name) is not { } text ? null
        : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var metres)
        && metres > 0
        && metres <= most
            ? metres
        : Nothing<double?>(name);

    // A plus sign that was not escaped arrives as a space.
    public DateTime? Instant(string name) =>
        Value(name)?.Replace(' ', '+') is not { } text ? null
        : DateTimeOffset.TryParseExact(
            text,
            Instants,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var at
        )
            ? at.UtcDateTime
        : Nothing<DateTime?>(name);

    private string? Value(string name) =>
        known.Contains(name) && query[name].ToString() is { Length: > 0 } text ? text : null;

    private T? Nothing<T>(string name)
    {
        Fail(name);
        return default;
    }
}
