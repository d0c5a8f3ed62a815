using System.Collections.Concurrent;
using Kith.Data;
using Kith.Web;

namespace Kith.Features.Places;

/// <summary>
/// Finds the place somebody means by "near": a point, a postcode, a neighbourhood of the hub or the name of a place, in that
/// order; the hub's own country first, then the towns of its directory. One SQL command at most.
/// </summary>
public sealed class Near(HubSnapshot snapshot, CurrentHub hub)
{
    private const int MostRemembered = 1000;
    private const int MostRows = 2000;

    // Points of names that were found, not who asked; forgotten when anything public changes.
    private readonly ConcurrentDictionary<(long Version, string Words), NearAnswer> _found = new();

    /// <summary>The place meant; <see cref="NearAnswer.Unknown"/> for words that name none and points that are not on Earth.</summary>
    public async Task<NearAnswer> ResolveAsync(ViewerDb db, string text, CancellationToken ct)
    {
        if (NearWords.IsPoint(text, out var point))
            return point is { } p
                ? NearAnswer.Of([
                    new("", FormattableString.Invariant($"{p.Latitude},{p.Longitude}"), null, p.Latitude, p.Longitude),
                ])
                : NearAnswer.Unknown;
        var key = (snapshot.Version, text);
        if (_found.TryGetValue(key, out var known))
            return known;
        var answer = await LookUpAsync(db, NearWords.Read(text), ct);
        Remember(key, answer);
        return answer;
    }

    private void Remember((long, string) key, NearAnswer answer)
    {
        if (answer == NearAnswer.Unknown)
            return;
        if (_found.Count >= MostRemembered)
            _found.Clear();
        _found[key] = answer;
    }

    private async Task<NearAnswer> LookUpAsync(ViewerDb db, NearWords words, CancellationToken ct)
    {
        if (words.Names is [])
            return NearAnswer.Unknown;
        var rows = await RowsAsync(db, words.Codes, [.. words.Names.Select(n => n.Key)], ct);
        return NearAreas.Choose(words, rows, hub.Facts.Country);
    }

    // Of the directory's places only those count that everybody may know: no other has a square, or a town to be asked by.
    private static Task<List<NearArea>> RowsAsync(
        ViewerDb db,
        IReadOnlyList<string> codes,
        IReadOnlyList<string> names,
        CancellationToken ct
    )
    {
        string Marks(int from, int count) => string.Join(", ", Enumerable.Range(from + 1, count).Select(n => $"${n}"));
        var (code, name) = (Marks(0, NearWords.MostCodes), Marks(NearWords.MostCodes, NearWords.MostWords));
        var sql = $"""
            SELECT "Country", "PostalCode" AS "Code", "CodeKey", "Name", "NameKey", "Region", "District", "Latitude", "Longitude", 1 AS "Weight"
            FROM "PostalAreas" WHERE "CodeKey" IN ({code})
            UNION SELECT "Country", "PostalCode", "CodeKey", "Name", "NameKey", "Region", "District", "Latitude", "Longitude", 1
            FROM "PostalAreas" WHERE "NameKey" IN ({name})
            UNION SELECT '', '', '', "Name", "NameKey", '', '', "Latitude", "Longitude", 1
            FROM "Neighbourhoods" WHERE "NameKey" IN ({name}) AND "Latitude" IS NOT NULL AND "Longitude" IS NOT NULL
            UNION SELECT '{NearArea.Directory}', '', '', MIN("Town"), "TownKey", '', '', AVG("ShownLatitude"), AVG("ShownLongitude"),
            CAST(COUNT(*) AS INTEGER)
            FROM "ServiceSpots" WHERE "TownKey" IN ({name}) AND "Cell" IS NOT NULL GROUP BY "TownKey", "Cell"
            LIMIT {MostRows}
            """;
        object[] values = [.. Filled(codes, NearWords.MostCodes), .. Filled(names, NearWords.MostWords)];
        return db.AskAsync(sql, values, NearArea.Read, ct);
    }

    // Always as many values, so that one command serves all questions; a dash is in no key.
    private static IEnumerable<string> Filled(IReadOnlyList<string> values, int count) =>
        Enumerable.Range(0, count).Select(n => n < values.Count ? values[n] : "-");
}
