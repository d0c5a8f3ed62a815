using System.Text.Json;

namespace Kith.Features.Imports.MeetingGuide;

/// <summary>
/// The fields of the format in the order they are written (code4recovery/spec), with three that lists carry though the
/// specification does not name them: attendance_option, last_contact and website.
/// </summary>
public static class GuideFormat
{
    public static readonly IReadOnlyList<string> Fields =
    [
        "name",
        "slug",
        "day",
        "time",
        "end_time",
        "timezone",
        "attendance_option",
        "formatted_address",
        "address",
        "city",
        "state",
        "postal_code",
        "country",
        "region",
        "sub_region",
        "regions",
        "latitude",
        "longitude",
        "approximate",
        "conference_url",
        "conference_url_notes",
        "conference_phone",
        "conference_phone_notes",
        "types",
        "notes",
        "location",
        "location_notes",
        "updated",
        "last_contact",
        "group",
        "group_notes",
        "venmo",
        "square",
        "paypal",
        "homegroup_online",
        "url",
        "website",
        "edit_url",
        "feedback_emails",
        "feedback_url",
        "entity",
        "entity_email",
        "entity_location",
        "entity_logo",
        "entity_phone",
        "entity_url",
        "entity_website_url",
        "contact_1_name",
        "contact_1_email",
        "contact_1_phone",
        "contact_2_name",
        "contact_2_email",
        "contact_2_phone",
        "contact_3_name",
        "contact_3_email",
        "contact_3_phone",
    ];

    /// <summary>Fields other programs turn into links; one that is no web address is not passed on.</summary>
    private static readonly HashSet<string> Links =
    [
        "conference_url",
        "url",
        "website",
        "edit_url",
        "feedback_url",
        "entity_logo",
        "entity_url",
        "entity_website_url",
    ];

    /// <summary>Writes the format's fields of a kept row as they stood in its list, under the slug given.</summary>
    public static void Write(Utf8JsonWriter json, string raw, string slug)
    {
        using var row = JsonDocument.Parse(raw);
        json.WriteStartObject();
        foreach (var field in Fields)
        {
            if (field == "slug")
                json.WriteString("slug", slug);
            else if (row.RootElement.TryGetProperty(field, out var value) && MayPass(field, value))
                WriteValue(json, field, value);
        }
        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, string field, JsonElement value)
    {
        json.WritePropertyName(field);
        value.WriteTo(json);
    }

    private static bool MayPass(string field, JsonElement value) =>
        value.ValueKind != JsonValueKind.Null
        && (
            !Links.Contains(field)
            || (
                value.ValueKind == JsonValueKind.String
                && Uri.TryCreate(value.GetString(), UriKind.Absolute, out var uri)
                && uri.Scheme is "http" or "https" or "mailto"
            )
        );
}
