using System.Net;
using System.Text.Json.Nodes;
using Kith.Data;
using Kith.Features.Places;
using Kith.Tests.Support;
using static Kith.Tests.Features.Services.Directories;

namespace Kith.Tests.Features.Services.Api;

/// <summary>A hub with a small directory, asked as another program asks.</summary>
internal static class ApiHub
{
    /// <summary>The pantry, Night ear of the same organization, and a walk of another one, 5 km away from the hall.</summary>
    public static async Task<TestHub> DirectoryAsync(ProviderKind kind, string? food = null, string? more = null)
    {
        var hub = await TestHub.StartAsync(kind);
        await hub.WriteAsync(db =>
        {
            db.Add(PostalArea.From("GB", "BN7", "Lewes", ("East Sussex", "Lewes"), new(50.874, 0.008)));
            return Task.CompletedTask;
        });
        var run = await ImportAsync(
            hub,
            List(hub, [food ?? Food, Listening, Walk, .. more is null ? [] : new[] { more }])
        );
        Assert.True(run.Exit == 0, run.Error);
        return hub;
    }

    public const string Walk = """
        {"id":"c5f6a3b0-1b1e-4c44-9d7e-0f6a7b8c9d10","name":"Down walks","description":"Café first, then the hills","status":"active",
         "last_modified":"2025-05-01T10:00:00Z",
         "organization":{"id":"ramblers","name":"Ouse ramblers","description":"Who walk"},
         "service_at_locations":[{"id":"21","location":{"id":"22","location_type":"physical","name":"Glynde halt","latitude":50.861,"longitude":0.07}}]}
        """;

    public static async Task<JsonObject> JsonAsync(this TestHub hub, string path)
    {
        var visit = await hub.Browser().GetAsync(path);
        Assert.True(visit.Status == HttpStatusCode.OK, $"{path} answered {(int)visit.Status}: {visit.Body}");
        return JsonNode.Parse(visit.Body)!.AsObject();
    }

    /// <summary>Names on a page, in order.</summary>
    public static async Task<IReadOnlyList<string>> NamesAsync(this TestHub hub, string path)
    {
        var page = await hub.JsonAsync(path);
        return [.. page["contents"]!.AsArray().Select(i => (string)(i!["name"] ?? i["service"]!["name"])!).Order()];
    }

    /// <summary>The id others get of an object by its name.</summary>
    public static async Task<string> IdAsync(this TestHub hub, string list, string name)
    {
        var page = await hub.JsonAsync($"/hsds/{list}");
        return (string)page["contents"]!.AsArray().Single(i => (string?)i!["name"] == name)!["id"]!;
    }
}
