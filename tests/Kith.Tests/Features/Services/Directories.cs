using System.Text.Json.Nodes;
using Kith.Features.Services;
using Kith.Features.Services.Hsds;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Services;

/// <summary>Small directories and what became of them.</summary>
internal static class Directories
{
    public const string Pantry = "0b6b6a9e-1c1e-4d9a-9a2e-6a3d0c6f0a11";
    public const string Hall = "5f0f5f6e-98a1-4a3b-8f27-0d3a3f2b7c22";

    /// <summary>A service with an organization, a place and a term; a column HSDS does not have; ids of two kinds.</summary>
    public const string Food = """
        {"id":"0b6b6a9e-1c1e-4d9a-9a2e-6a3d0c6f0a11","name":"Mill Lane pantry","description":"Food for a week","status":"active","minimum_age":18,
         "email":"pantry@example.org","bring_a_bag":"yes",
         "phones":[{"id":"7","number":"020 7946 0101","languages":[{"id":"8","name":"Urdu","code":"ur"}]}],
         "schedules":[{"id":"9","freq":"WEEKLY","byday":"TU,TH","opens_at":"10:00","closes_at":"12:00"}],
         "attributes":[{"id":"10","link_entity":"service","taxonomy_term":{"id":"food","name":"Food","description":"Things to eat",
           "taxonomy_detail":{"id":"needs","name":"Needs","description":"What people need"}}}],
         "organization":{"id":"neighbours","name":"Mill Lane neighbours","description":"Who live here"},
         "service_at_locations":[{"id":"11","location":{"id":"5f0f5f6e-98a1-4a3b-8f27-0d3a3f2b7c22","location_type":"physical","name":"Mill Hall",
           "latitude":50.873,"longitude":0.009,
           "addresses":[{"id":"12","address_1":"4 Mill Lane","city":"Lewes","state_province":"East Sussex","postal_code":"BN7 1AA","country":"GB","address_type":"physical"}]}}]}
        """;

    public const string Listening = """
        {"id":"advice-2","name":"Night ear","status":"temporarily closed","organization":{"id":"neighbours","name":"Mill Lane neighbours","description":"Who live here"}}
        """;

    public static string Write(TestHub hub, string name, string text)
    {
        var file = Path.Combine(hub.Folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    /// <summary>A list of services under one name, so that reading another version of it is reading the same list again.</summary>
    public static string List(TestHub hub, params string[] services) =>
        Write(hub, "directory.json", $"[{string.Join(",\n", services)}]");

    public static string With(this string service, string field, string? json)
    {
        var item = JsonNode.Parse(service)!.AsObject();
        item.Remove(field);
        if (json is not null)
            item[field] = JsonNode.Parse(json);
        return item.ToJsonString();
    }

    public static Task<CommandRun> ImportAsync(TestHub hub, string from, params string[] options) =>
        CommandRun.OnAsync(hub, ["import", "services", from, .. options]);

    /// <summary>What the hub exports, as one text.</summary>
    public static async Task<string> ExportAsync(TestHub hub, string format)
    {
        if (format != "csv")
            return (await CommandRun.OnAsync(hub, "export", "services", "--format", format)).Out;
        var folder = await PackageAsync(hub);
        var files = Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal);
        return string.Join('\n', files.Select(f => $"{Path.GetFileName(f)}\n{File.ReadAllText(f)}"));
    }

    public static async Task<string> PackageAsync(TestHub hub, string name = "out")
    {
        var path = Path.Combine(hub.Folder.FullName, name);
        var run = await CommandRun.OnAsync(hub, "export", "services", "--format", "csv", "--out", path);
        Assert.Equal((0, ""), (run.Exit, run.Error));
        return path;
    }

    /// <summary>The document everybody gets.</summary>
    public static async Task<JsonObject> DocumentAsync(TestHub hub, string id = Pantry)
    {
        var key = Guid.Parse(id);
        var whole = await hub.ReadAsync(db =>
            db.ServiceDocuments.Where(d => d.Id == key).Select(d => d.Whole).SingleAsync()
        );
        return JsonNode.Parse(whole)!.AsObject();
    }

    public static Task<Service> ServiceAsync(TestHub hub, string name) =>
        hub.ReadAsync(db => db.Services.AsNoTracking().SingleAsync(s => s.Name == name));

    public static Task<bool> CorrectAsync(TestHub hub, string path, string? value) =>
        hub.WriteAsync(db =>
            Correction.MakeAsync(
                db,
                (HsdsVocabulary.Service, Guid.Parse(Pantry)),
                (path, value),
                (hub.Clock.Now, null),
                default
            )
        );
}
