using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kith.Features.Services.Hsds;

namespace Kith.Features.Services;

/// <summary>
/// What is taken out of a service or an organization that has a place nobody must find: columns HSDS does not have, what is said of other
/// records, the shapes of areas, and the street, postcode, name and point of the place wherever they are written.
/// </summary>
public sealed partial class KeptWords
{
    private const string Gap = "…";
    private const int ShortestWords = 4;

    // "9 Hidden Lane" is in "9-hidden-lane.html" and "9%20Hidden%20Lane" too.
    private const string Between = @"(?:%20|[\W_])*";

    private static readonly string[] OfAddress = ["address_1", "address_2", "postal_code"];
    private static readonly string[] Shapes = ["extent", "extent_type"];
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private readonly Regex? _told;

    private KeptWords(Regex? told) => _told = told;

    /// <summary>Of the closed places of an organization or a service; null when there are none.</summary>
    /// <param name="kept">The places.</param>
    /// <param name="names">What the service and the organization are called: a place that is called the same betrays nothing.</param>
    public static KeptWords? Of(IReadOnlyCollection<Location> kept, IReadOnlyCollection<string> names)
    {
        if (kept.Count == 0)
            return null;
        var words = kept.SelectMany(place => Told(place, names))
            .Select(w => string.Join(Between, Pieces().Matches(w).Select(m => m.Value)))
            .Concat(kept.SelectMany(Points))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(w => w.Length)
            .ToList();
        return new(
            words.Count == 0
                ? null
                : new Regex(
                    $@"(?<![\p{{L}}\p{{N}}])(?:{string.Join('|', words)})(?![\p{{L}}\p{{N}}])",
                    RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
                    Longest
                )
        );
    }

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pieces();

    // Three decimals are a street, with however many more.
    private static IEnumerable<string> Points(Location place) =>
        from degrees in new[] { place.Latitude, place.Longitude }
        where degrees is not null
        let digits = Math.Abs(degrees.Value).ToString("0.0000", CultureInfo.InvariantCulture)[..^1]
        select $@"{Regex.Escape(digits)}\d*";

    /// <summary>Streets of a place with their towns, folded, for comparing.</summary>
    public static IEnumerable<string> Streets(Location place) =>
        Addresses(place)
            .Select(a => Data.Fold.Words($"{Text(a["address_1"])} {Text(a["city"])}"))
            .Where(street => street.Any(char.IsDigit));

    /// <summary>Takes it out of a record's own text.</summary>
    public void TakeFrom(HsdsKind kind, JsonObject record)
    {
        var own = Text(record["id"]);
        foreach (var name in record.Select(p => p.Key).ToList())
            if (kind.Column(name) is null && HsdsVocabulary.Under(name) is null)
                record.Remove(name);
        if (record["metadata"] is JsonArray said)
            foreach (var entry in said.ToList())
                if (entry is not JsonObject about || Text(about["resource_id"]) != own)
                    said.Remove(entry);
        if (record["service_areas"] is JsonArray areas)
            foreach (var area in areas.OfType<JsonObject>())
                Array.ForEach(Shapes, shape => area.Remove(shape));
        Blank(record);
    }

    private void Blank(JsonObject item)
    {
        foreach (var (name, value) in item.ToList())
            if (value is JsonValue text && text.GetValueKind() == System.Text.Json.JsonValueKind.String)
                item[name] = Blank(name, text.GetValue<string>()) ?? value;
            else
                foreach (
                    var part in value is JsonArray list ? list.OfType<JsonObject>()
                    : value is JsonObject one ? [one]
                    : []
                )
                    Blank(part);
    }

    // Ids are no words.
    private string? Blank(string name, string text) =>
        _told is null || name == "id" || name.EndsWith("_id", StringComparison.Ordinal) || !_told.IsMatch(text)
            ? null
            : _told.Replace(text, Gap);

    private static IEnumerable<string> Told(Location place, IReadOnlyCollection<string> names)
    {
        var streets =
            from address in Addresses(place)
            from column in OfAddress
            let words = Text(address[column])?.Trim() ?? ""
            where words.Any(char.IsDigit) || words.Contains(' ', StringComparison.Ordinal)
            where !words.Equals(Text(address["city"])?.Trim(), StringComparison.OrdinalIgnoreCase)
            select words;
        // "Kitchen" is a word like any other; "The quiet house" is what it is called.
        var called =
            from name in new[] { Text(Whole(place)["name"])?.Trim() }
            where name is not null && name.Contains(' ', StringComparison.Ordinal)
            where !names.Any(n => n.Contains(name, StringComparison.OrdinalIgnoreCase))
            select name;
        return streets.Concat(called).Where(w => w.Count(char.IsLetterOrDigit) >= ShortestWords);
    }

    private static IEnumerable<JsonObject> Addresses(Location place) =>
        Whole(place)["addresses"] is JsonArray addresses ? addresses.OfType<JsonObject>() : [];

    private static JsonObject Whole(Location place) => JsonNode.Parse(place.Text)!.AsObject();

    private static string? Text(JsonNode? value) =>
        value is JsonValue text && text.GetValueKind() == System.Text.Json.JsonValueKind.String
            ? text.GetValue<string>()
            : null;
}
