using System.Globalization;
using Kith.Data;
using Kith.Features.Places;

namespace Kith.Features.Services.Finder;

/// <summary>What would do instead of a service that is closed, full or over: what shares a term with it, else what has words of its name.</summary>
/// <param name="Service">The service.</param>
/// <param name="Terms">Its terms.</param>
/// <param name="Words">Words of its name, folded, that say what it is.</param>
public sealed record OthersAsked(Guid Service, IReadOnlyList<Guid> Terms, IReadOnlyList<string> Words)
{
    private const int MostTerms = 8;
    private const int MostWords = 4;
    private const int ShortestWord = 4;

    /// <summary>It is a help line, and another one may do.</summary>
    public bool IsLine { get; init; }

    /// <summary>From where it is measured; null for a place that keeps its address to itself, from which nothing is, and for none.</summary>
    public NearPlace? Place { get; init; }

    /// <summary>How far another may be, in kilometres.</summary>
    public double WithinKm { get; init; } = 25;

    public bool IsNothing => Terms is [] && Words is [] && !IsLine;

    /// <summary>What would do instead of the service that a page shows.</summary>
    public static OthersAsked Of(ServiceView view)
    {
        var terms = view.Terms.Select(t => Guid.TryParse(t.Id, out var id) ? id : (Guid?)null).OfType<Guid>();
        return new(view.Service.Id, [.. terms.Take(MostTerms)], Telling(view))
        {
            IsLine = view.IsLine,
            Place = view.Point is { } p ? new("", "", null, p.Latitude, p.Longitude) : null,
        };
    }

    /// <summary>All of its kind around its place, in the finder.</summary>
    public static FinderAsked All(ServiceView view) =>
        new()
        {
            // A hundredth of a degree is near enough, and makes an address that can be read aloud.
            Near = view.Point is { } p
                ? string.Create(CultureInfo.InvariantCulture, $"{p.Latitude:0.##},{p.Longitude:0.##}")
                : "",
            Term = view.Terms is [var term, ..] ? term.Id : "",
            Open = view.Terms is [] ? "now" : "",
        };

    // Names of houses, towns and who runs it are no word for what it does, unless there is no other.
    private static List<string> Telling(ServiceView view)
    {
        var name = Split(view.Name).Where(w => w.Length >= ShortestWord).Distinct().ToList();
        var bare = name.Except(view.Towns.Append(view.Organization?.Word("name") ?? "").SelectMany(Split)).ToList();
        return [.. (bare is [] ? name : bare).Take(MostWords)];
    }

    private static string[] Split(string text) => Fold.Words(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
