using System.Linq.Expressions;
using System.Text.Json.Nodes;
using Kith.Features.Services;

namespace Kith.Rules;

/// <summary>
/// A refuge keeps people alive by not being found. What its organisation keeps to itself is in no page, list, search, export or
/// calendar, and no distance is measured to it: three distances are an address.
/// </summary>
public static class LocationRules
{
    /// <summary>What is left of a place when only its town may be known: nothing in which an address could be written.</summary>
    private static readonly string[] OfTown =
    [
        "id",
        "location_type",
        "organization_id",
        "addresses",
        "phones",
        "schedules",
    ];

    private static readonly string[] OfSecret = ["id", "location_type"];

    private static readonly string[] OfTownAddress = ["id", "city", "state_province", "country", "address_type"];

    /// <summary>What stays of "this service, at that place": its description and areas might say where.</summary>
    private static readonly string[] OfLink = ["id", "service_id", "location_id", "phones", "schedules"];

    private static readonly string[] OfLanguage = ["id", "name", "code"];

    /// <summary>Values of a phone or a schedule that are no free text.</summary>
    private static readonly string[] Bare =
    [
        "id",
        "number",
        "extension",
        "type",
        "languages",
        "valid_from",
        "valid_to",
        "dtstart",
        "timezone",
        "until",
        "count",
        "wkst",
        "freq",
        "interval",
        "byday",
        "byweekno",
        "bymonthday",
        "byyearday",
        "opens_at",
        "closes_at",
    ];

    /// <summary>What may be known of a place, in HSDS's words.</summary>
    public static JsonObject Shown(JsonObject location, Openness openness) =>
        openness switch
        {
            Openness.Open => location,
            Openness.TownOnly => Only(location, OfTown),
            Openness.Secret => Only(location, OfSecret),
        };

    /// <summary>What may be known of a service being at a place.</summary>
    public static JsonObject LinkShown(JsonObject link, Openness openness) =>
        openness switch
        {
            Openness.Open => link,
            Openness.TownOnly or Openness.Secret => Only(link, OfLink),
        };

    /// <summary>Places from which distances may be measured, for questions to the database; <see cref="Point"/> says it of one.</summary>
    public static readonly Expression<Func<Location, bool>> Measured = location =>
        location.Openness == Openness.Open && location.Latitude != null && location.Longitude != null;

    /// <summary>Where a place is, for maps and distances; null unless everybody may know.</summary>
    public static (double Latitude, double Longitude)? Point(Location location) =>
        location is { Openness: Openness.Open, Latitude: { } latitude, Longitude: { } longitude }
            ? (latitude, longitude)
            : null;

    private static JsonObject Only(JsonObject from, string[] names)
    {
        var kept = new JsonObject();
        foreach (var name in names)
        {
            if (from[name] is { } value)
                kept[name] = name switch
                {
                    "addresses" => Each(value, OfTownAddress),
                    "phones" or "schedules" => Each(value, Bare),
                    _ => value.DeepClone(),
                };
        }
        return kept;
    }

    private static JsonArray Each(JsonNode list, string[] names) =>
        list is JsonArray items ? [.. items.OfType<JsonObject>().Select(i => Plain(i, names))] : [];

    private static JsonObject Plain(JsonObject from, string[] names) =>
        new(
            names
                .Where(n => from[n] is not null)
                .Select(n =>
                    KeyValuePair.Create(n, n == "languages" ? Each(from[n]!, OfLanguage) : from[n]?.DeepClone())
                )
        );
}
