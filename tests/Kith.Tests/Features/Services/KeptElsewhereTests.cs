using System.Text.Json.Nodes;
using Kith.Data;
using Kith.Features.Services;
using Kith.Features.Services.Hsds;
using Kith.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Kith.Tests.Features.Services.Directories;

namespace Kith.Tests.Features.Services;

/// <summary>A place is confidential, and its list says so, or says where it is, somewhere else than at the place.</summary>
public sealed class KeptElsewhereTests
{
    private const string Street = "9 Hidden Lane";

    private const string Refuge = """
        {"id":"refuge","name":"Quiet nights","status":"active","description":"Come any time",
         "organization":{"id":"friends","name":"Friends","description":"Who listen"},
         "service_at_locations":[{"id":"l1","location":{"id":"house","location_type":"physical","name":"The quiet house","latitude":50.81234,"longitude":0.14321,
           "addresses":[{"id":"a1","address_1":"9 Hidden Lane","city":"Lewes","region":"Cliffe","postal_code":"BN7 2ZZ","country":"GB"}]}}]}
        """;

    private static readonly string[] Untold = [Street, "50.81234", "0.14321", "BN7 2ZZ", "quiet house", "Cliffe"];

    [Theory]
    [InlineData("service", "confidential", "\"yes\"")]
    [InlineData("service", "address_confidential", "true")]
    [InlineData("service", "hide_address", "1")]
    [InlineData("link", "confidential", "true")]
    [InlineData("link", "location_is_private", "\"Y\"")]
    [InlineData("place", "confidentiality", "\"high\"")]
    [InlineData("place", "is_address_confidential", "true")]
    [InlineData("place", "address_private", "true")]
    [InlineData("place", "is_private", "true")]
    [InlineData("place", "hidden", "1")]
    [InlineData("place", "undisclosed", "\"yes\"")]
    [InlineData("place", "public", "\"no\"")]
    [InlineData("place", "show_address", "false")]
    [InlineData("place", "do_not_publish_address", "true")]
    [InlineData("place", "location_type", "\"confidential\"")]
    [InlineData("place", "attributes", """[{"id":"x1","label":"Confidential location"}]""")]
    public async Task Whatever_word_a_list_has_for_it(string where, string column, string value)
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        await ImportAsync(hub, List(hub, Put(where, column, value)));
        await AssertUntoldAsync(hub);
    }

    [Theory]
    [InlineData("service", "confidential", "\"no\"")]
    [InlineData("place", "public", "\"yes\"")]
    [InlineData("place", "confidentiality", "\"none\"")]
    [InlineData("place", "do_not_publish_address", "false")]
    public async Task A_list_that_says_no_is_believed(string where, string column, string value)
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        await ImportAsync(hub, List(hub, Put(where, column, value)));
        Assert.Contains(Street, await ExportAsync(hub, "json"), StringComparison.Ordinal);
    }

    [Fact]
    public void No_column_of_HSDS_is_taken_for_such_a_word()
    {
        foreach (var kind in HsdsVocabulary.All)
        foreach (var column in kind.Columns)
        {
            var item = new JsonObject { [column.Name] = "yes" };
            Assert.False(LocationSigns.IsConfidential(item) || LocationSigns.KeepsPlaces(item), column.Name);
            item[column.Name] = "no";
            Assert.False(LocationSigns.IsConfidential(item) || LocationSigns.KeepsPlaces(item), column.Name);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_service_said_to_be_confidential_later_closes_its_places(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        await ImportAsync(hub, List(hub, Refuge));
        Assert.Contains(Street, await ExportAsync(hub, "json"), StringComparison.Ordinal);
        await ImportAsync(hub, List(hub, Refuge.With("confidential", "true")));
        await AssertUntoldAsync(hub);
        // And not opened by the list saying nothing of it any more.
        await ImportAsync(hub, List(hub, Refuge));
        await AssertUntoldAsync(hub);
    }

    [Theory, OnBothDatabases]
    public async Task A_service_in_one_table_closes_a_place_in_another(ProviderKind kind)
    {
        await using var hub = await TestHub.StartAsync(kind);
        Write(hub, "csv/services.csv", "id,name,status,confidential\nrefuge,Quiet nights,active,yes\n");
        Write(
            hub,
            "csv/locations.csv",
            "id,location_type,name,latitude,longitude\nhouse,physical,The quiet house,50.81234,0.14321\n"
        );
        Write(hub, "csv/addresses.csv", $"id,location_id,address_1,city,country\na1,house,{Street},Lewes,GB\n");
        Write(hub, "csv/service_at_locations.csv", "id,service_id,location_id\nl1,refuge,house\n");
        Assert.Equal(0, (await ImportAsync(hub, Path.Combine(hub.Folder.FullName, "csv"))).Exit);
        await AssertUntoldAsync(hub);
    }

    [Theory]
    [InlineData(
        "metadata",
        """[{"id":"m1","resource_id":"a1","resource_type":"address","field_name":"address_1","previous_value":"9 Hidden Lane"}]"""
    )]
    [InlineData(
        "service_areas",
        """[{"id":"s1","name":"Here","extent":"POINT(0.14321 50.81234)","extent_type":"wkt"}]"""
    )]
    [InlineData("addresses", """[{"id":"z1","address_1":"9 Hidden Lane","city":"Lewes"}]""")]
    [InlineData("address", "\"9 Hidden Lane, BN7 2ZZ\"")]
    [InlineData("name", "\"Refuge, 9 Hidden Lane\"")]
    [InlineData("url", "\"https://friends.example/9-hidden-lane?to=9%20Hidden%20Lane&at=50.81234,0.14321\"")]
    [InlineData("description", "\"Ring at 9  hidden lane, (BN7 2ZZ), the quiet house\"")]
    [InlineData("phones", """[{"id":"p1","number":"1","description":"Bell of The Quiet House"}]""")]
    public async Task Whatever_else_of_the_service_tells_of_the_place(string column, string value)
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var kept = Put("place", "confidential", "true");
        await ImportAsync(hub, List(hub, kept.With(column, value)));
        await AssertUntoldAsync(hub);
        Assert.DoesNotContain(
            "Quiet nights",
            (await hub.Browser().GetAsync("/services?q=hidden")).Body,
            StringComparison.Ordinal
        );
        Assert.Equal(0, await CountAsync(hub, "/hsds/services?search=hidden"));
    }

    [Theory]
    [InlineData(
        "metadata",
        """[{"id":"m1","resource_id":"a1","resource_type":"address","field_name":"address_1","previous_value":"9 Hidden Lane"}]"""
    )]
    [InlineData("description", "\"Ring at 9 Hidden Lane\"")]
    [InlineData("head_office", "\"9 Hidden Lane\"")]
    [InlineData(
        "locations",
        """[{"id":"office","location_type":"physical","name":"Office","latitude":50.81236,"longitude":0.14322,"addresses":[{"id":"a2","address_1":"9 Hidden lane","city":"Lewes"}]}]"""
    )]
    public async Task Whatever_its_organization_tells_of_the_place(string column, string value)
    {
        await using var hub = await TestHub.StartAsync(ProviderKind.Sqlite);
        var kept = JsonNode.Parse(Put("place", "confidential", "true"))!;
        kept["organization"]![column] = JsonNode.Parse(value);
        var neighbour = Refuge
            .With("id", "\"other\"")
            .With("service_at_locations", null)
            .With("organization", kept["organization"]!.ToJsonString());
        await ImportAsync(hub, List(hub, kept.ToJsonString(), neighbour));
        await AssertUntoldAsync(hub);
        Assert.Equal(0, await CountAsync(hub, "/hsds/organizations?search=hidden"));
    }

    private static string Put(string where, string column, string value)
    {
        var service = JsonNode.Parse(Refuge)!;
        var link = service["service_at_locations"]![0]!;
        var at = where switch
        {
            "service" => service,
            "link" => link,
            _ => link["location"]!,
        };
        at[column] = JsonNode.Parse(value);
        return service.ToJsonString();
    }

    private static async Task<int> CountAsync(TestHub hub, string list) =>
        (int)JsonNode.Parse((await hub.Browser().GetAsync(list)).Body)!["total_items"]!;

    private static async Task AssertUntoldAsync(TestHub hub)
    {
        var outside = new List<string>();
        foreach (var format in new[] { "json", "ndjson", "csv" })
            outside.Add(await ExportAsync(hub, format));
        var id = await hub.ReadAsync(db => db.Services.OrderBy(s => s.Name).Select(s => s.Id).FirstAsync());
        foreach (
            var path in new[]
            {
                $"/services/{id}",
                $"/services/{id}/correct",
                "/services?q=nights",
                "/hsds/services?full=true",
                "/hsds/organizations?full=true&full_service=true",
                "/hsds/service_at_locations?full=true",
            }
        )
            outside.Add((await hub.Browser().GetAsync(path)).Body);
        Assert.All(
            outside,
            said => Assert.All(Untold, word => Assert.DoesNotContain(word, said, StringComparison.OrdinalIgnoreCase))
        );
    }
}
