namespace Kith.Tests.Architecture;

/// <summary>The access matrix of what keeps people safe and the hub looked after.</summary>
public static class CareRows
{
    public static readonly IReadOnlyList<Row> All =
    [
        new("setup/steward", Audience.BeforeSetUp, HasForm: true),
        new("admin", Audience.Steward),
        new("admin/log", Audience.Steward),
        new("admin/hub", Audience.Steward, HasForm: true),
        new("admin/members", Audience.Steward),
        new("admin/groups", Audience.Steward),
        new("admin/places", Audience.Steward),
        new("admin/places/add", Audience.Steward, HasForm: true),
        new("admin/places/{place}/edit", Audience.Steward, HasForm: true),
        new("admin/places/{place}/merge", Audience.Steward, HasForm: true),
        new("admin/help-lines", Audience.Steward),
        new("admin/help-lines/{line}", Audience.Steward, HasForm: true),
        new("admin/jobs", Audience.Steward),
        new("admin/stewards", Audience.Steward),
        new("admin/stewards/propose", Audience.Steward, HasForm: true),
        new("admin/stewards/{proposal}/confirm", Audience.Steward, HasForm: true),
        new("admin/stewards/{proposal}/drop", Audience.Steward, HasForm: true),
        new("admin/stewards/stand-down", Audience.Steward, HasForm: true),
    ];
}
