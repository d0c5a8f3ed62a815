using System.Net;
using System.Text.Json.Nodes;
using Kith.Data;
using Kith.Tests.Support;
using static Kith.Tests.Features.Services.Directories;

namespace Kith.Tests.Features.Services.Api;

/// <summary>How the API answers what is wrong, what is known already and who comes from elsewhere.</summary>
public sealed class HsdsMannersTests
{
    [Theory, OnBothDatabases]
    public async Task A_value_that_means_nothing_is_named_and_an_unknown_name_is_not(ProviderKind kind)
    {
        await using var hub = await ApiHub.DirectoryAsync(kind);
        foreach (
            var asked in new[]
            {
                "page=0",
                "page=-1",
                "page=two",
                "page=1&page=2",
                "per_page=0",
                "per_page=1001",
                "format=xml",
                "full=maybe",
                "organization_id=x",
                "taxonomy_term_id=%00",
                "modified_after=yesterday",
                "modified_after=2025-13-01",
                "proximity=100",
                "postcode=BN7&proximity=-1",
                "postcode=BN7&proximity=1e300",
                "postcode=BN7&proximity=NaN",
                "postcode=ZZ99&proximity=100",
                "postcode=50.87,0.01&proximity=100",
            }
        )
        {
            var visit = await hub.Browser().GetAsync($"/hsds/services?{asked}");
            var name =
                asked.Contains("proximity=-") || asked.Contains("=1e") || asked.Contains("NaN")
                    ? "proximity"
                    : asked.Split('=')[0];
            Assert.True(visit.Status == HttpStatusCode.BadRequest, $"{asked} answered {(int)visit.Status}");
            Assert.Equal("application/problem+json", visit.Response.Content.Headers.ContentType!.MediaType);
            Assert.True(JsonNode.Parse(visit.Body)!["errors"]![name] is not null, $"{asked}: {visit.Body}");
        }
        foreach (
            var asked in new[]
            {
                "search=%00",
                "search=%22%27%25_",
                "page=",
                "colour=blue",
                "minimal=TRUE",
                "search=%ED%A0%80",
            }
        )
            Assert.Equal(HttpStatusCode.OK, (await hub.Browser().GetAsync($"/hsds/services?{asked}")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_not_there_is_a_problem_in_words(ProviderKind kind)
    {
        await using var hub = await ApiHub.DirectoryAsync(kind);
        foreach (
            var path in new[]
            {
                $"services/{Guid.Empty}",
                "services/x",
                $"organizations/{Pantry}",
                "service_at_locations/11",
                $"taxonomy_terms/{Hall}",
            }
        )
        {
            var visit = await hub.Browser().GetAsync($"/hsds/{path}");
            Assert.Equal((path, HttpStatusCode.NotFound), (path, visit.Status));
            Assert.Equal("application/problem+json", visit.Response.Content.Headers.ContentType!.MediaType);
            Assert.Equal("*", visit.Response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        }
    }

    [Theory, OnBothDatabases]
    public async Task Who_has_the_answer_already_need_not_fetch_it_again(ProviderKind kind)
    {
        await using var hub = await ApiHub.DirectoryAsync(kind);
        var first = await hub.Browser().GetAsync("/hsds/services?full=true");
        var browser = hub.Browser();
        browser.Headers["If-None-Match"] = first.Response.Headers.ETag!.ToString();
        var again = await browser.GetAsync("/hsds/services?full=true");
        await ImportAsync(hub, List(hub, Food.With("name", "\"Larder\""), Listening, ApiHub.Walk));
        var changed = await browser.GetAsync("/hsds/services?full=true");

        Assert.Equal((HttpStatusCode.NotModified, ""), (again.Status, again.Body));
        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.Contains("Larder", changed.Body);
        Assert.NotEqual(first.Response.Headers.ETag, changed.Response.Headers.ETag);
    }

    [Fact]
    public async Task Nothing_can_be_written_and_the_answer_says_what_can_be_done()
    {
        await using var hub = await ApiHub.DirectoryAsync(ProviderKind.Sqlite);
        foreach (var path in new[] { "/hsds", "/hsds/services", $"/hsds/services/{Pantry}", "/hsds/taxonomies" })
        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Delete })
        {
            var visit = await hub.Browser().SendAsync(new(method, path), path);
            Assert.Equal((path, HttpStatusCode.MethodNotAllowed), (path, visit.Status));
            Assert.Contains("GET", visit.Response.Content.Headers.Allow);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await hub.Browser().GetAsync("/hsds/nothing")).Status);
    }

    [Fact]
    public async Task A_page_of_another_address_may_ask_and_is_told_how()
    {
        await using var hub = await ApiHub.DirectoryAsync(ProviderKind.Sqlite);
        foreach (var path in new[] { "/hsds", "/hsds/", "/hsds/services", $"/hsds/services/{Pantry}" })
        {
            var before = await hub.Browser().SendAsync(new(HttpMethod.Options, path), path);
            var asked = await hub.Browser().SendAsync(new(HttpMethod.Head, path), path);
            Assert.Equal(HttpStatusCode.NoContent, before.Status);
            Assert.Equal(
                "GET, HEAD, OPTIONS",
                before.Response.Headers.GetValues("Access-Control-Allow-Methods").Single()
            );
            Assert.Equal((HttpStatusCode.OK, ""), (asked.Status, asked.Body));
            Assert.Equal("*", asked.Response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        }
    }

    [Fact]
    public async Task The_api_says_what_it_speaks_and_describes_every_parameter_it_takes()
    {
        await using var hub = await ApiHub.DirectoryAsync(ProviderKind.Sqlite);
        var details = await hub.JsonAsync("/hsds/");
        var described = await hub.JsonAsync(new Uri((string)details["openapi_url"]!).AbsolutePath);

        Assert.Equal("3.1", (string?)details["version"]);
        Assert.True(Uri.IsWellFormedUriString((string?)details["profile"], UriKind.Absolute));
        Assert.Equal(11, described["paths"]!.AsObject().Count);
        foreach (var (path, of) in described["paths"]!.AsObject())
        foreach (var parameter in of!["get"]!["parameters"]!.AsArray())
        {
            var name = ((string)parameter!["$ref"]!).Split('/')[^1];
            Assert.Equal(name, (string?)described["components"]!["parameters"]![name]!["name"]);
        }
    }

    [Theory, OnBothDatabases]
    public async Task No_answer_asks_the_database_more_than_four_times(ProviderKind kind)
    {
        await using var hub = await ApiHub.DirectoryAsync(kind);
        var id = await hub.IdAsync("organizations", "Mill Lane neighbours");
        foreach (
            var path in new[]
            {
                "services?full=true",
                "services?postcode=BN7&proximity=900&search=food&page=9",
                "organizations?full=true&full_service=true",
                $"organizations/{id}?full_service=true",
                "service_at_locations?postcode=BN7&proximity=900&full=true",
                "taxonomies",
                "taxonomy_terms",
            }
        )
        {
            using var sql = SqlCount.Start();
            var visit = await hub.Browser().GetAsync($"/hsds/{path}");
            Assert.Equal(HttpStatusCode.OK, visit.Status);
            Assert.True(sql.Commands.Count is > 0 and <= 4, $"{path}:\n{string.Join("\n\n", sql.Commands)}");
        }
    }
}
