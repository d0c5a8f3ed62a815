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
        new("admin/reports", Audience.Steward),
        new("admin/reports/{report}", Audience.Steward, HasForm: true),
        new("admin/reports/{report}/close", Audience.Steward, HasForm: true),
        new("admin/faces/{face}/pause", Audience.Steward, HasForm: true),
        new("admin/faces/{face}/lift", Audience.Steward, HasForm: true),
        new("admin/pauses", Audience.Steward),
        new("admin/pauses/{pause}/answer", Audience.Steward, HasForm: true),
        new("report", Audience.Everybody, HasForm: true),
        new("report/code", Audience.Everybody, HasForm: true),
        new("report/{key}", Audience.Reporter, HasForm: true),
        new("me/objection", Audience.Member),
        new("groups/{slug}/reports", Audience.GroupHost),
        new("groups/{slug}/barred", Audience.GroupHost),
        new("groups/{slug}/barred/{parting}/lift", Audience.GroupHost, HasForm: true),
        new("groups/{slug}/members/{face}", Audience.GroupMember),
        new("groups/{slug}/members/{face}/block", Audience.GroupMember, HasForm: true),
        new("groups/{slug}/members/{face}/remove", Audience.GroupHost, HasForm: true),
        new("groups/{slug}/members/{face}/bar", Audience.GroupHost, HasForm: true),
    ];
}
