using System.Collections.Frozen;

namespace Kith.Features.Services.Hsds;

/// <summary>
/// The objects of HSDS 3.1 (Open Referral, https://docs.openreferral.org/en/3.1/hsds/schema_reference.html) as one table: their
/// files, their columns and what may stand inside what. Reading, writing and checking all go by it.
/// </summary>
public static class HsdsVocabulary
{
    /// <summary>
    /// One line each: object, file, the list it stands in, then its columns. <c>!</c> marks what every one must have; after a colon
    /// the type: n number, d date, i instant, t time of day, u address on the web, e e-mail address, otherwise text or a key.
    /// </summary>
    private const string Table = """
        organization organizations organizations id! name! alternate_name description! email:e website:u tax_status tax_id year_incorporated:n legal_status logo uri:u parent_organization_id
        program programs programs id! organization_id name! alternate_name description!
        service services services id! organization_id program_id name! alternate_name description url:u email:e status! interpretation_services application_process fees_description wait_time fees accreditations eligibility_description minimum_age:n maximum_age:n assured_date:d assurer_email:e licenses alert last_modified:i
        location locations locations id! location_type! url:u organization_id name alternate_name description transportation latitude:n longitude:n external_identifier external_identifier_type
        service_at_location service_at_location service_at_locations id! service_id location_id description
        taxonomy taxonomies taxonomies id! name! description! uri:u version
        taxonomy_term taxonomy_terms taxonomy_terms id! code name! description! parent_id taxonomy language taxonomy_id term_uri:u
        contact contacts contacts id! organization_id service_id service_at_location_id location_id name title department email:e
        phone phones phones id! location_id service_id organization_id contact_id service_at_location_id number! extension:n type description
        address addresses addresses id! location_id attention address_1! address_2 city! region state_province! postal_code! country! address_type!
        schedule schedules schedules id! service_id location_id service_at_location_id valid_from:d valid_to:d dtstart:d timezone:n until:d count:n wkst freq interval:n byday byweekno bymonthday byyearday description opens_at:t closes_at:t schedule_link:u attending_type notes
        language languages languages id! service_id location_id phone_id name code note
        accessibility accessibility accessibility id! location_id description details url:u
        service_area service_areas service_areas id! service_id service_at_location_id name description extent extent_type uri
        cost_option cost_options cost_options id! service_id valid_from:d valid_to:d option currency amount:n amount_description
        required_document required_documents required_documents id! service_id document uri:u
        funding funding funding id! organization_id service_id source
        organization_identifier organization_identifiers organization_identifiers id! organization_id identifier_scheme identifier_type! identifier!
        url url additional_urls id! label url!:u organization_id service_id
        service_capacity service_capacity capacities id! service_id unit_id available!:n maximum:n description updated!:i
        unit units units id! name! scheme identifier uri:u
        attribute attributes attributes id! link_id taxonomy_term_id link_type link_entity value label
        metadata metadata metadata id! resource_id resource_type last_action_date!:d last_action_type! field_name! previous_value! replacement_value! updated_by!
        meta_table_description meta_table_descriptions meta_table_descriptions id! name language character_set
        """;

    /// <summary>How many of the table's first lines others point at: those are rows here, the rest stands inside them.</summary>
    private const int Records = 7;

    /// <summary>Names under which one object or a list of them stands inside another, besides the list's usual name.</summary>
    private static readonly (string Name, string Kind)[] Inside =
    [
        ("organization", "organization"),
        ("program", "program"),
        ("service", "service"),
        ("location", "location"),
        ("taxonomy_term", "taxonomy_term"),
        ("taxonomy_detail", "taxonomy"),
        ("unit", "unit"),
        ("additional_websites", "url"),
    ];

    /// <summary>All of them, in the order in which files are written.</summary>
    public static IReadOnlyList<HsdsKind> All { get; } =
    [.. Table.Split('\n').Select((line, n) => Read(line.Split(' '), isRecord: n < Records))];

    private static readonly FrozenDictionary<HsdsKind, int> Places = All.Index()
        .ToFrozenDictionary(k => k.Item, k => k.Index);

    private static readonly FrozenDictionary<string, HsdsKind> ByName = All.ToFrozenDictionary(k => k.Name);

    private static readonly FrozenDictionary<string, HsdsKind> ByProperty = All.Select(k => (k.List, Kind: k))
        .Concat(Inside.Select(i => (List: i.Name, Kind: ByName[i.Kind])))
        .ToFrozenDictionary(p => p.List, p => p.Kind);

    public static HsdsKind Organization { get; } = ByName["organization"];
    public static HsdsKind Program { get; } = ByName["program"];
    public static HsdsKind Service { get; } = ByName["service"];
    public static HsdsKind Location { get; } = ByName["location"];
    public static HsdsKind ServiceAtLocation { get; } = ByName["service_at_location"];
    public static HsdsKind Taxonomy { get; } = ByName["taxonomy"];
    public static HsdsKind TaxonomyTerm { get; } = ByName["taxonomy_term"];

    /// <summary>By the object's own name, such as <c>cost_option</c>; null for a name HSDS does not have.</summary>
    public static HsdsKind? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>What stands under a property of another object, such as <c>phones</c> or <c>taxonomy_detail</c>; null for a plain value.</summary>
    public static HsdsKind? Under(string property) => ByProperty.GetValueOrDefault(property);

    /// <summary>Its place in the vocabulary, from 0.</summary>
    public static int PlaceOf(HsdsKind kind) => Places[kind];

    /// <summary>What a column points at: <c>parent_id</c> of a term at a term, <c>taxonomy_id</c> at a taxonomy; null for a plain value.</summary>
    public static HsdsKind? PointedAt(HsdsKind by, string column) =>
        (by.Name, column) switch
        {
            ("taxonomy_term", "parent_id") => TaxonomyTerm,
            (_, "parent_organization_id") => Organization,
            _ when column.EndsWith("_id", StringComparison.Ordinal) => Find(column[..^3]),
            _ => null,
        };

    private static HsdsKind Read(string[] words, bool isRecord) =>
        new(words[0], $"{words[1]}.csv", words[2], [.. words[3..].Select(Column)], isRecord);

    private static HsdsColumn Column(string word)
    {
        var (name, type) = word.Split(':') is [var n, var t] ? (n, t) : (word, "");
        var column = name.TrimEnd('!');
        return new(column, Type(type), name.EndsWith('!'));
    }

    private static HsdsType Type(string letter) =>
        letter switch
        {
            "n" => HsdsType.Number,
            "d" => HsdsType.Date,
            "i" => HsdsType.Instant,
            "t" => HsdsType.Time,
            "u" => HsdsType.Address,
            "e" => HsdsType.Email,
            _ => HsdsType.Text,
        };
}
