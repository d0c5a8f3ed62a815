using System.Net;
using Kith.Data;
using Kith.Tests.Support;

namespace Kith.Tests.Features.Services.Checking;

/// <summary>A feed whose services cannot be had as HSDS says is wrong, and checking it goes on to the end.</summary>
public sealed class ValidateBrokenTests
{
    private const string Details =
        """{"version":"3.1","profile":"https://p.example","openapi_url":"https://o.example"}""";

    private const string One = """{"id":"0b6b6a9e-1c1e-4d9a-9a2e-6a3d0c6f0a11","name":"Pantry","status":"active"}""";

    private const string Other = """{"id":"5f0f5f6e-98a1-4a3b-8f27-0d3a3f2b7c22","name":"Pantry","status":"active"}""";

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError, "", One, "answered 500")]
    [InlineData(HttpStatusCode.OK, "<html>", One, "is no JSON")]
    [InlineData(HttpStatusCode.OK, $"[{One}]", One, "is no object")]
    [InlineData(HttpStatusCode.OK, """{"foo":1}""", One, "contents\tis missing")]
    [InlineData(HttpStatusCode.OK, $$"""{"contents":[{{One}}]}""", One, "total_pages\tis missing")]
    [InlineData(HttpStatusCode.OK, """{"contents":null}""", One, "contents\tis no list")]
    [InlineData(HttpStatusCode.OK, Page, Other, "id\tis 5f0f5f6e")]
    public async Task A_list_that_is_none_is_wrong(HttpStatusCode status, string list, string item, string what)
    {
        await using var server = await FeedServer.StartAsync(path =>
            Task.FromResult(
                path == "/" ? (HttpStatusCode.OK, Details)
                : path.StartsWith("/services/", StringComparison.Ordinal) ? (HttpStatusCode.OK, item)
                : path.StartsWith("/services", StringComparison.Ordinal) ? (status, list)
                : (HttpStatusCode.NotFound, "")
            )
        );

        var run = await RunAsync(server.Root);

        Assert.Contains(
            run.Out.Split('\n'),
            line =>
                line.StartsWith("wrong\t/services", StringComparison.Ordinal)
                && line.Contains(what, StringComparison.Ordinal)
        );
        Assert.Equal(1, run.Exit);
    }

    [Fact]
    public async Task An_id_that_stands_twice_in_a_file_is_wrong()
    {
        var folder = Directory.CreateTempSubdirectory("kith-feed-");
        var file = Path.Combine(folder.FullName, "services.json");
        await File.WriteAllTextAsync(file, $"[{One},{One}]");

        var run = await RunAsync(file);
        folder.Delete(recursive: true);

        Assert.Equal(1, run.Exit);
        Assert.Contains("wrong\tobject 2\tid", run.Out, StringComparison.Ordinal);
    }

    private const string Page =
        $$"""{"total_items":1,"total_pages":1,"page_number":1,"size":1,"first_page":true,"last_page":true,"empty":false,"contents":[{{One}}]}""";

    private static async Task<CommandRun> RunAsync(string from)
    {
        var folder = Directory.CreateTempSubdirectory("kith-none-");
        var run = await CommandRun.RunAsync(
            folder,
            Provider.Sqlite($"Data Source={Path.Combine(folder.FullName, "kith.db")}"),
            new TestClock(),
            ["validate", "services", from, "--strict"]
        );
        folder.Delete(recursive: true);
        return run;
    }
}
