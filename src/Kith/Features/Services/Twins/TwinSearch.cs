using Kith.Data;
using Kith.Features.Places;

namespace Kith.Features.Services.Twins;

/// <summary>A service as the search for twins compares it: only what everybody may see of it.</summary>
public sealed record TwinSide(
    Guid Id,
    string Name,
    string Organization,
    string? Phone,
    double? Latitude,
    double? Longitude
)
{
    private const int FewestDigits = 7;
    private const int ComparedDigits = 9;

    /// <summary>Words of its name, folded.</summary>
    public IReadOnlySet<string> Words { get; } =
        Fold.Words(Name).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);

    /// <summary>The end of its number, which is the same with and without a country's code; null for none.</summary>
    public string? Digits { get; } =
        string.Concat((Phone ?? "").Where(char.IsAsciiDigit)) is { Length: >= FewestDigits } digits
            ? digits[^Math.Min(digits.Length, ComparedDigits)..]
            : null;

    public string Folded => string.Join(' ', Words.Order(StringComparer.Ordinal));
}

/// <summary>Why two services may be the same; each has its sentence <c>Twins.Why.…</c>.</summary>
public enum TwinReason
{
    SameName,
    LikeName,
    SamePhone,
    SamePlace,
    NearPlace,
    SameOrganization,
}

/// <summary>Two services that may be the same.</summary>
public sealed record Twin(TwinSide First, TwinSide Second, IReadOnlyList<TwinReason> Why, int Score);

/// <summary>
/// Finds services that may be the same. Compared are only those that share a number, a name or a corner of the town, so that ten
/// thousand take no longer than a page may.
/// </summary>
public static class TwinSearch
{
    /// <summary>Services that share something; a number of an organization with more is nobody's mark.</summary>
    private const int MostTogether = 40;

    /// <summary>From so many points on it is worth a steward's look.</summary>
    private const int LeastScore = 5;

    private const double Alike = 0.6;
    private const double HereKm = 0.2;
    private const double NearKm = 1;
    private const double FarKm = 5;

    /// <summary>The likeliest first.</summary>
    /// <param name="services">All that lists name.</param>
    /// <param name="apart">Pairs, smaller id first, of which somebody said that they are not the same.</param>
    /// <param name="most">How many at most.</param>
    public static IReadOnlyList<Twin> Find(
        IReadOnlyCollection<TwinSide> services,
        IReadOnlySet<(Guid, Guid)> apart,
        int most
    )
    {
        var marks = new Func<TwinSide, string?>[]
        {
            s => s.Digits is { } digits ? $"n{digits}" : null,
            s => s.Folded.Length > 0 ? $"w{s.Folded}" : null,
            s => s is { Latitude: { } y, Longitude: { } x } ? $"p{Math.Round(y, 2)} {Math.Round(x, 2)}" : null,
        };
        var pairs =
            from mark in marks
            from together in services.Where(s => mark(s) is not null).GroupBy(s => mark(s)!, StringComparer.Ordinal)
            let some = together.OrderBy(s => s.Id).ToList()
            where some.Count is > 1 and <= MostTogether
            from pair in some.SelectMany((one, n) => some.Skip(n + 1).Select(other => (one, other)))
            where !apart.Contains((pair.one.Id, pair.other.Id))
            select pair;
        return
        [
            .. pairs
                .DistinctBy(p => (p.one.Id, p.other.Id))
                .Select(p => Compare(p.one, p.other))
                .OfType<Twin>()
                .OrderByDescending(t => t.Score)
                .ThenBy(t => t.First.Name, StringComparer.Ordinal)
                .ThenBy(t => t.First.Id)
                .Take(most),
        ];
    }

    /// <summary>Null unless they are called alike and enough else fits.</summary>
    public static Twin? Compare(TwinSide one, TwinSide other)
    {
        var why = Why(one, other).ToList();
        var score = why.Sum(Points) - (Km(one, other) > FarKm ? 3 : 0);
        var isCalledAlike = why.Contains(TwinReason.SameName) || why.Contains(TwinReason.LikeName);
        return isCalledAlike && score >= LeastScore ? new(one, other, why, score) : null;
    }

    private static IEnumerable<TwinReason> Why(TwinSide one, TwinSide other)
    {
        var both = one.Words.Count(other.Words.Contains);
        if (both > 0 && both == one.Words.Count && both == other.Words.Count)
            yield return TwinReason.SameName;
        else if (both > 0 && both >= Alike * (one.Words.Count + other.Words.Count - both))
            yield return TwinReason.LikeName;
        if (one.Digits is { } digits && digits == other.Digits)
            yield return TwinReason.SamePhone;
        if (Km(one, other) is { } km and <= NearKm)
            yield return km <= HereKm ? TwinReason.SamePlace : TwinReason.NearPlace;
        if (one.Organization.Length > 0 && Fold.Words(one.Organization) == Fold.Words(other.Organization))
            yield return TwinReason.SameOrganization;
    }

    private static int Points(TwinReason reason) =>
        reason switch
        {
            TwinReason.SameName => 4,
            TwinReason.LikeName => 2,
            TwinReason.SamePhone => 3,
            TwinReason.SamePlace => 2,
            TwinReason.NearPlace => 1,
            TwinReason.SameOrganization => 1,
        };

    private static double? Km(TwinSide one, TwinSide other) =>
        (one, other) is ({ Latitude: { } y1, Longitude: { } x1 }, { Latitude: { } y2, Longitude: { } x2 })
            ? Grid.Distance(y1, x1, y2, x2)
            : null;
}
