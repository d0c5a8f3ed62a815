using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kith.Features.Services.Finder;

/// <summary>
/// A service as schema.org's <c>Service</c>, for search engines and readers. Made from what its page shows, and so without what a place
/// keeps to itself.
/// </summary>
public static class ServiceJsonLd
{
    /// <summary>Places named; a reader of many can ask the API.</summary>
    private const int MostPlaces = 20;

    private static readonly string[] Days =
    [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];

    /// <summary>One line of JSON; safe inside a script element.</summary>
    public static string Of(ServiceView view, string address)
    {
        var service = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "Service",
            ["name"] = view.Name,
            ["description"] = view.Text("description"),
            ["url"] = address,
            ["provider"] = view.Organization?.Word("name") is { } name
                ? new JsonObject { ["@type"] = "Organization", ["name"] = name }
                : null,
            ["isAccessibleForFree"] =
                view.Marks.Said.HasFlag(Mark.Free) ? true
                : view.Marks.Denied.HasFlag(Mark.Free) ? false
                : null,
            ["availableChannel"] = new JsonArray([.. view.Places.Take(MostPlaces).Select(p => Channel(p, view))]),
        };
        Tidy(service);
        // The default encoder escapes what could end the element.
        return service.ToJsonString(JsonSerializerOptions.Default);
    }

    private static JsonObject Channel(PlaceView place, ServiceView view) =>
        new()
        {
            ["@type"] = "ServiceChannel",
            ["servicePhone"] = view.Phones.FirstOrDefault(SpotsOf.IsVoice)?.Word("number") is { } number
                ? new JsonObject { ["@type"] = "ContactPoint", ["telephone"] = number }
                : null,
            ["hoursAvailable"] = view.HasHours ? Hours(place.Hours) : null,
            ["serviceLocation"] = place is { IsKept: false, Location: { } location } ? Place(place, location) : null,
        };

    private static JsonObject Place(PlaceView place, JsonObject location)
    {
        var address = location.Parts("addresses").FirstOrDefault();
        return new()
        {
            ["@type"] = "Place",
            ["name"] = place.Name,
            ["address"] = address is null
                ? null
                : new JsonObject
                {
                    ["@type"] = "PostalAddress",
                    ["streetAddress"] = address.Word("address_1"),
                    ["addressLocality"] = address.Word("city"),
                    ["postalCode"] = address.Word("postal_code"),
                    ["addressCountry"] = address.Word("country"),
                },
            ["geo"] = (location.Amount("latitude"), location.Amount("longitude")) is ({ } latitude, { } longitude)
                ? new JsonObject
                {
                    ["@type"] = "GeoCoordinates",
                    ["latitude"] = latitude,
                    ["longitude"] = longitude,
                }
                : null,
        };
    }

    /// <summary>Only hours of every week; schema.org has no words for the others.</summary>
    private static JsonArray? Hours(OpeningHours hours)
    {
        var weekly = hours.Slots.Where(s => s.Day < Days.Length).ToList();
        return weekly.Count == 0
            ? null
            : new([
                .. weekly.Select(s => new JsonObject
                {
                    ["@type"] = "OpeningHoursSpecification",
                    ["dayOfWeek"] = $"https://schema.org/{Days[s.Day]}",
                    ["opens"] = Clock(s.Opens),
                    ["closes"] = Clock(s.Closes),
                    ["validFrom"] = s.From == 0 ? null : Day(s.From),
                    ["validThrough"] = s.Until == Slot.Never ? null : Day(s.Until),
                }),
            ]);
    }

    private static string Clock(int minute) =>
        minute == Slot.Midnight
            ? "23:59"
            : TimeOnly.MinValue.AddMinutes(minute).ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Day(int number) =>
        DateOnly.FromDayNumber(number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Tidy(JsonNode? node)
    {
        if (node is JsonArray many)
            foreach (var one in many)
                Tidy(one);
        if (node is not JsonObject item)
            return;
        foreach (var name in item.Where(p => p.Value is null).Select(p => p.Key).ToList())
            item.Remove(name);
        foreach (var (_, value) in item)
            Tidy(value);
    }
}
