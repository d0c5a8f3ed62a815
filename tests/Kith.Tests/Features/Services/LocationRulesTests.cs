using System.Text.Json.Nodes;
using Kith.Features.Services;
using Kith.Rules;

namespace Kith.Tests.Features.Services;

/// <summary>What leaves the house about a place that must not be found.</summary>
public sealed class LocationRulesTests
{
    private const string Refuge = """
        {"id":"3a19ff88-4620-4d17-9830-ac1d859eb5d5","location_type":"physical","name":"Birch House","alternate_name":"12 Birch Lane",
         "description":"Birch Lane, green door","transportation":"Bus 4 to Birch Lane","url":"https://birch.example","latitude":51.5,"longitude":-0.1,
         "external_identifier":"10092008082","external_identifier_type":"UPRN","next_to":"Birch Lane school",
         "addresses":[{"id":"74706e55-df26-4b84-80fe-ecc30b5befb4","attention":"Birch House","address_1":"12 Birch Lane","city":"Lewes","region":"Sussex",
           "state_province":"England","postal_code":"BN7 1AA","country":"GB","address_type":"physical"}],
         "phones":[{"id":"1554f2e2-a373-45db-a3fa-9fc48a61c15e","number":"020 7946 0999","description":"The office in Birch Lane"}],
         "schedules":[{"id":"48102e86-bb50-41c4-8f1e-e269368c41d1","freq":"WEEKLY","byday":"MO","opens_at":"10:00","notes":"Ring at Birch Lane"}],
         "contacts":[{"id":"1e7efce3-639b-4880-940c-b95cd30cdb50","name":"Birch Lane"}],
         "accessibility":[{"id":"afcf296e-1cb2-4139-9c88-33d587d1a50b","description":"Ramp from Birch Lane"}],
         "metadata":[{"id":"6cd71e9f-1013-49d9-8370-26b8f59d3e5a","field_name":"address_1","previous_value":"11 Birch Lane"}],
         "attributes":[{"id":"ae58cc39-8b70-4ab1-8aea-786882e5ac8e","value":"Birch Lane"}]}
        """;

    private const string Link = """
        {"id":"e94c9f38-1e8f-4564-91d4-d53501ab1765","service_id":"ac148810-d857-441c-9679-408f346de14b","description":"In Birch Lane",
         "service_areas":[{"name":"Around Birch Lane"}],"contacts":[{"name":"Birch Lane"}],"phones":[{"number":"020 7946 0999","description":"Birch Lane"}]}
        """;

    [Theory]
    [InlineData(Openness.TownOnly)]
    [InlineData(Openness.Secret)]
    public void Nothing_that_could_say_where_a_refuge_is_is_shown(Openness openness)
    {
        var shown = LocationRules.Shown(Parse(Refuge), openness).ToJsonString();
        var link = LocationRules.LinkShown(Parse(Link), openness).ToJsonString();

        Assert.All(
            ["Birch", "BN7", "51.5", "-0.1", "10092008082"],
            word => Assert.DoesNotContain(word, shown + link, StringComparison.OrdinalIgnoreCase)
        );
    }

    [Fact]
    public void Of_a_place_whose_town_may_be_known_town_phone_and_times_are_shown()
    {
        var shown = LocationRules.Shown(Parse(Refuge), Openness.TownOnly);

        Assert.Equal("Lewes", (string?)shown["addresses"]![0]!["city"]);
        Assert.Equal("020 7946 0999", (string?)shown["phones"]![0]!["number"]);
        Assert.Equal("MO", (string?)shown["schedules"]![0]!["byday"]);
    }

    [Fact]
    public void Of_a_secret_place_only_that_there_is_one_is_shown() =>
        Assert.Equal(
            """{"id":"3a19ff88-4620-4d17-9830-ac1d859eb5d5","location_type":"physical"}""",
            LocationRules.Shown(Parse(Refuge), Openness.Secret).ToJsonString()
        );

    [Fact]
    public void An_open_place_is_shown_as_its_list_told_it() =>
        Assert.True(JsonNode.DeepEquals(Parse(Refuge), LocationRules.Shown(Parse(Refuge), Openness.Open)));

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
