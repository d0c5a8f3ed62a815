using System.Data.Common;
using Kith.Data;

namespace Kith.Features.Places;

/// <summary>
/// One row that may be the place meant: a postcode area, a neighbourhood of the hub, which has no country, or a part of a town as the
/// directory's places lie in it.
/// </summary>
/// <param name="Weight">How many places it is the middle of.</param>
public sealed record NearArea(
    string Country,
    string Code,
    string CodeKey,
    string Name,
    string NameKey,
    string Region,
    string District,
    double Latitude,
    double Longitude,
    int Weight = 1
)
{
    /// <summary>Stands for the country of the directory's towns.</summary>
    public const string Directory = "-";

    /// <summary>A row as the database hands it over, its columns in the order above.</summary>
    public static NearArea Read(DbDataReader row) =>
        new(
            row.GetString(0),
            row.GetString(1),
            row.GetString(2),
            row.GetString(3),
            row.GetString(4),
            row.GetString(5),
            row.GetString(6),
            row.GetDouble(7),
            row.GetDouble(8),
            row.GetInt32(9)
        );

    public bool IsNeighbourhood => Country.Length == 0;

    public bool IsOfDirectory => Country == Directory;

    /// <summary>Whether a word, folded, says where this area lies.</summary>
    public bool Lies(string word) =>
        word == Fold.Key(Region)
        || word == Fold.Key(District)
        || word == CodeKey
        || word == NameKey
        || word.Equals(Country, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Decides between areas: a postcode beats a name, and areas of one name close together are one place.</summary>
public static class NearAreas
{
    /// <summary>Areas of one name this near to each other are parts of one town, in kilometres.</summary>
    private const double OneTownKm = 30;

    private const int MostChoices = 60;
    private const int ShortestTrusted = 3;

    public static NearAnswer Choose(NearWords words, IReadOnlyList<NearArea> rows, string hubCountry)
    {
        foreach (var code in words.Codes)
        {
            if (rows.Where(r => r.CodeKey == code).ToList() is { Count: > 0 } areas)
                return ByCode(areas, words.Names[0].Left, hubCountry);
        }
        foreach (var (key, rest) in words.Names)
        {
            var named = rows.Where(r => r.NameKey == key).ToList();
            if (rest is [] && named.Find(r => r.IsNeighbourhood) is { } here)
                return NearAnswer.Of([Named(here.Name, here.Name, null, [here])]);
            var isWhole = key == words.Names[0].Key;
            var meant = Meant(
                [.. named.Where(r => r is { IsNeighbourhood: false, IsOfDirectory: false })],
                rest,
                isWhole
            );
            var own = Meant([.. named.Where(r => r.IsOfDirectory)], rest, isWhole);
            // A town abroad is not meant where the hub's own directory has places in one of this name.
            if (own is not [] && !meant.Exists(a => a.Country == hubCountry))
                return NearAnswer.Of([Middle(own)]);
            if (meant is not [])
                return ByName(AtHome(meant, hubCountry));
        }
        return NearAnswer.Unknown;
    }

    private static NearAnswer ByCode(List<NearArea> areas, string[] rest, string hubCountry)
    {
        var meant = areas.Where(a => rest.All(a.Lies)).ToList() is { Count: > 0 } said ? said : areas;
        var countries = AtHome(meant, hubCountry).GroupBy(a => a.Country).ToList();
        return NearAnswer.Of([
            .. countries.Select(of =>
                Named(
                    string.Join(
                        ", ",
                        [
                            of.First().Code,
                            .. of.Select(a => a.Name).Distinct().ToList() is [var one] ? [one] : Array.Empty<string>(),
                        ]
                    ),
                    countries.Count == 1 ? of.First().Code : $"{of.First().Code}, {of.Key}",
                    of.First().Code,
                    [.. of]
                )
            ),
        ]);
    }

    // Words that tell apart must do so when they are part of the name's line; after a comma, or as a short code of a state
    // that is not in the data, they may be a slip: the name still counts, and the page says which place it took.
    private static List<NearArea> Meant(List<NearArea> areas, string[] rest, bool isWhole) =>
        areas.Where(a => rest.All(a.Lies)).ToList() is { Count: > 0 } told ? told
        : isWhole || rest.All(word => word.Length < ShortestTrusted) ? areas
        : [];

    private static List<NearArea> AtHome(List<NearArea> areas, string country) =>
        areas.Where(a => a.Country == country).ToList() is { Count: > 0 } home ? home : areas;

    private static NearAnswer ByName(List<NearArea> areas)
    {
        var towns = areas
            .GroupBy(a => (a.Country, a.Region))
            .SelectMany(region => Towns([.. region]))
            .Take(MostChoices)
            .ToList();
        return NearAnswer.Of([
            .. towns.Select(town => Describe(town, towns)).OrderBy(p => p.Name, StringComparer.CurrentCulture),
        ]);
    }

    // Of two towns of one name the one with more places: the directory says nothing that would tell them apart.
    private static NearPlace Middle(List<NearArea> parts)
    {
        var town = Towns([.. parts.OrderByDescending(p => p.Weight)]).MaxBy(t => t.Sum(p => p.Weight))!;
        var all = town.Sum(p => p.Weight);
        return new(
            town[0].Name,
            town[0].Name,
            Code: null,
            town.Sum(p => p.Latitude * p.Weight) / all,
            town.Sum(p => p.Longitude * p.Weight) / all
        );
    }

    private static List<List<NearArea>> Towns(List<NearArea> areas)
    {
        var towns = new List<List<NearArea>>();
        foreach (var area in areas.OrderBy(a => a.Code, StringComparer.Ordinal))
        {
            var near = towns.Find(t =>
                Grid.Distance(t[0].Latitude, t[0].Longitude, area.Latitude, area.Longitude) <= OneTownKm
            );
            if (near is null)
                towns.Add([area]);
            else
                near.Add(area);
        }
        return towns;
    }

    private static NearPlace Describe(List<NearArea> town, List<List<NearArea>> all)
    {
        var first = town[0];
        var isOneCountry = all.TrueForAll(t => t[0].Country == first.Country);
        var isOneInRegion = all.Count(t => t[0].Country == first.Country && t[0].Region == first.Region) == 1;
        string?[] within = [isOneInRegion ? null : first.District, first.Region, isOneCountry ? null : first.Country];
        var name = string.Join(", ", [first.Name, .. within.Where(w => !string.IsNullOrEmpty(w))]);
        return Named(name, isOneInRegion ? name : $"{first.Code}, {name}", town.Count == 1 ? first.Code : null, town);
    }

    private static NearPlace Named(string name, string asked, string? code, List<NearArea> areas) =>
        new(name, asked, code, areas.Average(a => a.Latitude), areas.Average(a => a.Longitude));
}
