namespace Kith.Tests.Architecture;

/// <summary>The access matrix of the directory of services.</summary>
public static class DirectoryRows
{
    public static readonly IReadOnlyList<Row> All =
    [
        new("services/{service}/right", Audience.Everybody, HasForm: true),
        new("services/{service}/correct", Audience.Everybody, HasForm: true),
        new("services/{service}/thanks", Audience.Everybody),
        new("admin/suggestions", Audience.Steward),
        new("admin/suggestions/{edit}", Audience.Steward, HasForm: true),
        new("admin/suggestions/disputed/{change}", Audience.Steward, HasForm: true),
        new("admin/services/calls", Audience.Steward),
        new("admin/services/calls/{call}", Audience.Steward, HasForm: true),
        new("admin/services/unlisted/{away}", Audience.Steward, HasForm: true),
        new("admin/services/places", Audience.Steward),
        new("admin/services/places/{service}", Audience.Steward, HasForm: true),
        new("admin/services/duplicates", Audience.Steward),
        new("admin/services/duplicates/{pair}/{twin}", Audience.Steward, HasForm: true),
        new("admin/services/merges/{merge}", Audience.Steward, HasForm: true),
        Data("hsds/"),
        Data("hsds/openapi.json"),
        Data("hsds/services"),
        Data("hsds/services/{service}"),
        Data("hsds/organizations"),
        Data("hsds/organizations/{organization}"),
        Data("hsds/service_at_locations"),
        Data("hsds/service_at_locations/{link}"),
        Data("hsds/taxonomies"),
        Data("hsds/taxonomies/{taxonomy}"),
        Data("hsds/taxonomy_terms"),
        Data("hsds/taxonomy_terms/{term}"),
    ];

    private static Row Data(string pattern) => new(pattern, Audience.Everybody, IsPage: false);
}
