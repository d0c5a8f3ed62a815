using System.Net;
using Kith.Data;
using Kith.Features.Services;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Kith.Tests.Features.Services.Directories;

namespace Kith.Tests.Features.Services.Api;

/// <summary>A directory comes in through somebody's API: every list it has, page by page.</summary>
public sealed class ApiImportTests
{
    private const string Alone = """
        {"id":"alone","name":"Elm library","description":"Books and warmth","website":"https://elm.example"}
        """;

    [Theory, OnBothDatabases]
    public async Task A_hub_reads_all_of_another_hub_and_gives_the_same(ProviderKind kind)
    {
        await using var from = await ApiHub.DirectoryAsync(kind, more: Alone);
        await using var server = await FeedServer.OfAsync(from);
        await using var to = await TestHub.StartAsync(kind);

        var run = await ImportAsync(to, $"{server.Root}/hsds", "--strict");
        var again = await ImportAsync(to, $"{server.Root}/hsds", "--strict");

        Assert.True(run.Exit == 0, run.Error + run.Out);
        Assert.StartsWith("imported 0, updated 0, unchanged 12, gone 0, refused 0", again.Out);
        foreach (
            var list in new[] { "services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms" }
        )
        {
            var path = $"/hsds/{list}?full=true";
            Assert.Equal((await from.JsonAsync(path)).ToJsonString(), (await to.JsonAsync(path)).ToJsonString());
        }
        Assert.Contains("Elm library", await to.NamesAsync("/hsds/organizations"));
    }

    [Fact]
    public async Task Every_page_is_read_and_a_list_the_api_does_not_have_is_none()
    {
        await using var server = await FeedServer.StartAsync(path =>
            path switch
            {
                "/" =>
                    """{"version":"HSDS 3.0","profile":"https://profile.example","openapi_url":"https://openapi.example"}""",
                "/services?full=true" => Page(1, 2, Food),
                "/services?full=true&page=2" => Page(2, 2, """{"id":"brief","name":"Brief one","status":"active"}"""),
                "/services/brief" =>
                    """{"id":"brief","name":"Brief one","status":"active","phones":[{"id":"41","number":"020 7946 0404"}]}""",
                "/taxonomies?full=true" => Page(1, 1, """{"id":"more","name":"More","description":"Other words"}"""),
                _ => null,
            }
        );
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);

        var run = await ImportAsync(hub, server.Root, "--strict");

        Assert.True(run.Exit == 0, run.Error);
        Assert.Equal(["Brief one", "Mill Lane pantry"], await hub.NamesAsync("/hsds/services"));
        Assert.Equal(["More", "Needs"], await hub.NamesAsync("/hsds/taxonomies"));
        Assert.Contains("020 7946 0404", await ExportAsync(hub, "ndjson"));
    }

    [Fact]
    public async Task A_list_that_cannot_be_had_is_said_and_nothing_of_it_counts_as_gone()
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var isBroken = false;
        await using var server = await FeedServer.StartAsync(path =>
            Task.FromResult(
                path switch
                {
                    "/" => (
                        HttpStatusCode.OK,
                        """{"version":"3.1","profile":"https://p.example","openapi_url":"https://o.example"}"""
                    ),
                    "/services?full=true" => (HttpStatusCode.OK, Page(1, 1, Food)),
                    "/organizations?full=true" when isBroken => (HttpStatusCode.InternalServerError, ""),
                    "/organizations?full=true" => (HttpStatusCode.OK, Page(1, 1, Alone)),
                    "/organizations/alone" => (HttpStatusCode.OK, Alone),
                    _ => (HttpStatusCode.NotFound, ""),
                }
            )
        );
        await ImportAsync(hub, server.Root);
        isBroken = true;

        var run = await ImportAsync(hub, server.Root, "--strict");

        Assert.Equal(1, run.Exit);
        Assert.Contains("answered 500", run.Error);
        Assert.Equal(0, await hub.ReadAsync(db => db.Organizations.CountAsync(o => o.GoneAt != null)));
    }

    private static string Page(int number, int of, string item) =>
        $$"""{"total_items":{{of}},"total_pages":{{of}},"page_number":{{number}},"size":1,"contents":[{{item}}]}""";
}
