using System.Globalization;
using Kith.Data;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Kith.Tests.Features.Services.Directories;

namespace Kith.Tests.Features.Services.Api;

/// <summary>What an API does not say, or says wrongly, loses nothing and is said.</summary>
public sealed class BrokenApiTests
{
    [Theory, OnBothDatabases]
    public async Task An_answer_about_something_else_replaces_nothing_and_nothing_counts_as_gone(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        var detail = new Dictionary<string, string> { ["a"] = Whole("a"), ["b"] = Whole("b") };
        await using var server = await FeedServer.StartAsync(path =>
            path.StartsWith("/services?", StringComparison.Ordinal)
                ? $$"""{"total_items":2,"total_pages":1,"contents":[{{Brief("a")}},{{Brief("b")}}]}"""
            : path.StartsWith("/services/", StringComparison.Ordinal) ? detail.GetValueOrDefault(path[10..])
            : path == "/" ? Details
            : null
        );
        await ImportAsync(hub, server.Root);
        (detail["a"], detail["b"]) = ("""{"error":"try later"}""", Whole("z"));

        var run = await ImportAsync(hub, server.Root);

        Assert.StartsWith("imported 0, updated 0, unchanged 2, gone 0, refused 0", run.Out, StringComparison.Ordinal);
        Assert.Equal(["Help a", "Help b"], await hub.NamesAsync("/hsds/services"));
        Assert.Contains("020 7946 0101", await ExportAsync(hub, "ndjson"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_does_not_say_how_many_pages_it_has_is_read_until_nothing_new_comes()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        await using var server = await ServicesAsync(page =>
            page <= 3 ? $$"""{"size":1,"contents":[{{Whole(Name(page))}}]}""" : """{"contents":[]}"""
        );

        var run = await ImportAsync(hub, server.Root, "--strict");

        Assert.True(run.Exit == 0, run.Error);
        Assert.Equal(["Help s1", "Help s2", "Help s3"], await hub.NamesAsync("/hsds/services"));
    }

    [Theory]
    [InlineData("""{"total_pages":1000000000,"contents":[#]}""", "page 2 brought nothing new")]
    [InlineData("""{"total_items":4,"total_pages":1,"contents":[#]}""", "said to have 4 objects, 1 different ones")]
    [InlineData("""{"total_items":3,"contents":[#]}""", "said to have 3 objects, 1 different ones")]
    public async Task A_list_that_is_not_read_to_its_end_is_said_and_nothing_of_it_counts_as_gone(
        string answer,
        string reason
    )
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var page = $$"""{"contents":[{{Whole("s1")}},{{Whole("s2")}}],"total_pages":"1"}""";
        await using var server = await ServicesAsync(_ => page);
        await ImportAsync(hub, server.Root);
        page = answer.Replace("#", Whole("s1"), StringComparison.Ordinal);

        var run = await ImportAsync(hub, server.Root, "--strict");

        Assert.Equal(1, run.Exit);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        Assert.Contains("nothing in it counts as gone", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, await hub.ReadAsync(db => db.Services.CountAsync(s => s.GoneAt != null)));
    }

    [Fact]
    public async Task A_page_without_its_list_ends_nothing_else()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        await using var server = await ServicesAsync(page =>
            page == 1 ? $$"""{"total_pages":3,"contents":[{{Whole("s1")}}]}""" : """{"contents":null}"""
        );

        var run = await ImportAsync(hub, server.Root);

        Assert.StartsWith("imported 1, updated 0, unchanged 0, gone 0, refused 1", run.Out, StringComparison.Ordinal);
        Assert.Contains("page 2 holds no list", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_api_whose_base_ends_in_a_version_is_read_as_one()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        await using var server = await FeedServer.StartAsync(path =>
            path == "/v3.1" ? Details
            : path == "/v3.1/services?full=true" ? $$"""{"total_pages":1,"contents":[{{Whole("s1")}}]}"""
            : null
        );

        var run = await ImportAsync(hub, $"{server.Root}/v3.1");

        Assert.True(run.Exit == 0, run.Error);
        Assert.Equal(["Help s1"], await hub.NamesAsync("/hsds/services"));
    }

    private const string Details =
        """{"version":"3.1","profile":"https://p.example","openapi_url":"https://o.example"}""";

    private static string Brief(string id) => $$"""{"id":"{{id}}","name":"Help {{id}}","status":"active"}""";

    private static string Whole(string id) =>
        Brief(id).With("phones", $$"""[{"id":"{{id}}-1","number":"020 7946 0101"}]""");

    private static string Name(int page) => string.Create(CultureInfo.InvariantCulture, $"s{page}");

    private static Task<FeedServer> ServicesAsync(Func<int, string> page) =>
        FeedServer.StartAsync(path =>
            path == "/" ? Details
            : !path.StartsWith("/services?", StringComparison.Ordinal) ? null
            : page(
                path.Contains("page=", StringComparison.Ordinal)
                    ? int.Parse(path.Split("page=")[1], CultureInfo.InvariantCulture)
                    : 1
            )
        );
}
