using Kith.Features.Meetups;
using Kith.Texts;

namespace Kith.Features.Neighbours;

/// <summary>Something that could fit, and why, said in words. Nobody is brought together by it: people read it and decide.</summary>
/// <param name="Reasons">Sentences, the weightiest first.</param>
public sealed record FavourFit(FavourSeen Seen, IReadOnlyList<string> Reasons)
{
    /// <summary>How far apart two neighbourhoods are that still are near, in kilometres.</summary>
    private const double Near = 3;

    private const double KilometresPerDegree = 111.2;

    /// <summary>Those that fit best, with their reasons.</summary>
    public static IReadOnlyList<FavourFit> Best(FavourSeen mine, IEnumerable<FavourSeen> others, int most, T texts) =>
        [
            .. others
                .Where(other => Fits(mine, other))
                .Select(other => new FavourFit(other, [.. Why(mine, other, texts)]))
                .OrderByDescending(fit => fit.Reasons.Count)
                .Take(most),
        ];

    /// <summary>Whether one offers what the other needs, and place, times and language do not stand against it.</summary>
    public static bool Fits(FavourSeen mine, FavourSeen other)
    {
        var (one, two) = (mine.Favour, other.Favour);
        return one.Side != two.Side
            && one.Kind == two.Kind
            && (one.Place, two.Place) is not (FavourPlace.YouCome, FavourPlace.YouCome)
            && (one.DayLocal is null || two.DayLocal is null || one.DayLocal == two.DayLocal)
            && Slots.Fit(one.Times, two.Times)
            && (mine.Area is null || other.Area is null || AreNear(mine, other))
            && (one.Languages.Length == 0 || two.Languages.Length == 0 || Shared(one, two).Any());
    }

    private static IEnumerable<string> Why(FavourSeen mine, FavourSeen other, T texts)
    {
        var (one, two) = (mine.Favour, other.Favour);
        if (mine.Area is { } area && other.Area?.Id == area.Id)
            yield return texts["Neighbours.Fit.SameArea"];
        else if (mine.Area is not null && other.Area is { } near)
            yield return texts["Neighbours.Fit.Near", near.Name];
        if ((one.Times & two.Times) is var both && both != 0)
            yield return texts["Neighbours.Fit.Times", Slots.First(both, texts)];
        if (Shared(one, two).FirstOrDefault() is { } code)
            yield return texts["Neighbours.Fit.Language", Tongue.Of(code)[0].Name];
    }

    private static IEnumerable<string> Shared(Favour one, Favour two) =>
        one.Languages.Split(' ', StringSplitOptions.RemoveEmptyEntries).Intersect(two.Languages.Split(' '));

    private static bool AreNear(FavourSeen mine, FavourSeen other)
    {
        if (mine.Area!.Id == other.Area!.Id)
            return true;
        if (
            (mine.Area.Latitude, mine.Area.Longitude, other.Area.Latitude, other.Area.Longitude)
            is not
            ({ } north, { } east, { } otherNorth, { } otherEast)
        )
            return false;
        var (up, side) = (north - otherNorth, (east - otherEast) * Math.Cos(north * Math.PI / 180));
        return Math.Sqrt((up * up) + (side * side)) * KilometresPerDegree <= Near;
    }
}
