using System.Collections.Frozen;

namespace Kith.Features.Services.Hsds;

/// <summary>
/// What HSDS 1.1, 2.0 and 3.0 called things, in 3.1's words (the changelog of the specification). What 3.1 has no word for keeps
/// its name and stays where it stands.
/// </summary>
public static class HsdsOlder
{
    private static readonly FrozenDictionary<string, string> Files = new Dictionary<string, string>
    {
        ["organisation"] = "organization",
        ["organisations"] = "organization",
        ["services_at_location"] = "service_at_location",
        ["services_at_locations"] = "service_at_location",
        ["service_at_locations"] = "service_at_location",
        ["physical_address"] = "address",
        ["physical_addresses"] = "address",
        ["postal_address"] = "address",
        ["postal_addresses"] = "address",
        ["regular_schedule"] = "schedule",
        ["regular_schedules"] = "schedule",
        ["holiday_schedule"] = "schedule",
        ["holiday_schedules"] = "schedule",
        ["accessibility_for_disabilities"] = "accessibility",
        ["service_taxonomy"] = "attribute",
        ["services_taxonomy"] = "attribute",
        ["service_attribute"] = "attribute",
        ["service_attributes"] = "attribute",
        ["other_attribute"] = "attribute",
        ["other_attributes"] = "attribute",
        ["link_taxonomies"] = "attribute",
        ["programs"] = "program",
        ["urls"] = "url",
        ["fundings"] = "funding",
        ["service_capacities"] = "service_capacity",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Columns by the file they stand in, as it was called then; <c>*</c> for any file of that kind.</summary>
    private static readonly FrozenDictionary<(string File, string Column), string> Columns = new Dictionary<
        (string, string),
        string
    >
    {
        [("organization", "url")] = "website",
        [("language", "language")] = "name",
        [("accessibility", "accessibility")] = "description",
        [("service_area", "service_area")] = "name",
        [("taxonomy_term", "vocabulary")] = "taxonomy",
        [("schedule", "weekday")] = "byday",
        [("schedule", "start_date")] = "valid_from",
        [("schedule", "end_date")] = "valid_to",
        [("schedule", "original_text")] = "description",
        [("attribute", "taxonomy_id")] = "taxonomy_term_id",
        [("attribute", "taxonomy_detail")] = "value",
        [("attribute", "service_id")] = "link_id",
        [("attribute", "resource_id")] = "link_id",
        [("attribute", "resource_type")] = "link_entity",
        [("organization", "alternative_name")] = "alternate_name",
    }.ToFrozenDictionary();

    private static readonly string[] Days = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    private static readonly string[] DayNames =
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];

    /// <summary>The kind a file or a resource holds; null for one HSDS never had.</summary>
    public static HsdsKind? KindOf(string file)
    {
        var name = file.Trim().ToLowerInvariant();
        return HsdsVocabulary.Find(Files.GetValueOrDefault(name, name))
            ?? HsdsVocabulary.All.FirstOrDefault(k =>
                k.List == name || Path.GetFileNameWithoutExtension(k.File) == name
            );
    }

    /// <summary>A column's name in 3.1's words.</summary>
    public static string ColumnOf(HsdsKind kind, string column) =>
        kind.Column(column) is null ? Columns.GetValueOrDefault((kind.Name, column), column) : column;

    /// <summary>What a file's rows all say by standing in it.</summary>
    public static IEnumerable<(string Column, string Value)> SaidBy(string file) =>
        file.ToLowerInvariant() switch
        {
            "physical_address" or "physical_addresses" => [("address_type", "physical")],
            "postal_address" or "postal_addresses" => [("address_type", "postal")],
            "regular_schedule" or "regular_schedules" => [("freq", "WEEKLY")],
            "service_taxonomy" or "services_taxonomy" => [("link_entity", "service")],
            _ => [],
        };

    /// <summary>A weekday, by name or by number from Monday, as RRULE writes it; anything else as it is.</summary>
    public static string Day(string day)
    {
        var name = day.Trim().ToLowerInvariant();
        var at = Array.FindIndex(DayNames, d => name.Length >= 2 && d.StartsWith(name, StringComparison.Ordinal));
        if (
            at < 0
            && int.TryParse(name, System.Globalization.CultureInfo.InvariantCulture, out var number)
            && number is >= 0 and <= 7
        )
            // Monday is 1 and Sunday 7; who counts from Sunday writes 0.
            at = (number + 6) % 7;
        return at < 0 ? day : Days[at];
    }
}
