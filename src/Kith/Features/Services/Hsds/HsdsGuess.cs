using System.Text.Json.Nodes;

namespace Kith.Features.Services.Hsds;

/// <summary>Tells what an object is by what it has: HSDS's own files do not say it.</summary>
public static class HsdsGuess
{
    private static readonly (HsdsKind Kind, string[] Any)[] Signs =
    [
        (HsdsVocabulary.ServiceAtLocation, ["location", "location_id", "service_id"]),
        (
            HsdsVocabulary.Service,
            [
                "status",
                "service_at_locations",
                "eligibility_description",
                "assured_date",
                "application_process",
                "fees_description",
            ]
        ),
        (HsdsVocabulary.Location, ["location_type", "latitude", "addresses", "accessibility"]),
        (HsdsVocabulary.TaxonomyTerm, ["taxonomy", "taxonomy_detail", "taxonomy_id", "parent_id", "term_uri", "code"]),
        (
            HsdsVocabulary.Organization,
            [
                "website",
                "legal_status",
                "tax_status",
                "year_incorporated",
                "organization_identifiers",
                "locations",
                "services",
                "parent_organization_id",
                "programs",
                "logo",
                "email",
            ]
        ),
        (HsdsVocabulary.Service, ["organization", "organization_id", "schedules", "cost_options"]),
        (HsdsVocabulary.Taxonomy, ["version", "uri"]),
    ];

    /// <summary>The first kind one of whose signs it carries; null when it carries none and is not even a name with a description.</summary>
    public static HsdsKind? KindOf(JsonObject item)
    {
        foreach (var (kind, any) in Signs)
        {
            if (any.Any(item.ContainsKey))
                return kind;
        }
        return item.ContainsKey("name") && item.ContainsKey("description") ? HsdsVocabulary.Organization : null;
    }
}
