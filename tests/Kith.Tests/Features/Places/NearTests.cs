using Kith.Data;
using Kith.Features.Places;
using Kith.Tests.Features.Find;
using Kith.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Tests.Features.Places;

public sealed class NearTests
{
    [Theory]
    [InlineData("sw1a", 51.50, -0.12)]
    [InlineData(" SW1A 1AA ", 51.50, -0.12)]
    [InlineData("sw1a1aa", 51.50, -0.12)]
    [InlineData("M1 1AE", 53.47, -2.23)]
    [InlineData("m11ae", 53.47, -2.23)]
    [InlineData("M11 1AE", 53.48, -2.17)]
    [InlineData("19958-1234", 38.74, -75.17)]
    [InlineData("Lewes 19958", 38.74, -75.17)]
    [InlineData("Lewes, DE 19958", 38.74, -75.17)]
    [InlineData("LEWES", 38.74, -75.17)]
    [InlineData("Lewes, Delaware", 38.74, -75.17)]
    [InlineData("lewes delaware", 38.74, -75.17)]
    [InlineData("Lewes DE", 38.74, -75.17)]
    [InlineData("merida DEL rio", 40.42, -3.68)]
    [InlineData("old harbour", 51.50, -0.10)]
    [InlineData("Springfield, Illinois", 39.81, -89.645)]
    [InlineData("Springfield illinois", 39.81, -89.645)]
    [InlineData("newport, isle of wight", 50.70, -1.29)]
    [InlineData("-17.803,179.996", -17.80, 180)]
    [InlineData(" 51.4999 , -0.1201 ", 51.50, -0.12)]
    public async Task A_place_is_found_however_it_is_written(string words, double latitude, double longitude)
    {
        foreach (var kind in Databases.All)
        {
            var place = (await AskAsync(kind, words)).Place;
            Assert.True(place is not null, words);
            Assert.Equal((latitude, longitude), (Math.Round(place.Latitude, 3), Math.Round(place.Longitude, 3)));
        }
    }

    [Theory, OnBothDatabases]
    public async Task Postcodes_of_one_town_are_one_place_and_the_hubs_country_comes_first(ProviderKind kind)
    {
        var place = (await AskAsync(kind, "manchester")).Place!;
        Assert.Equal(("Manchester, England", 53.48), (place.Name, Math.Round(place.Latitude, 3)));
        var other = (await AskAsync(kind, "Manchester, New Hampshire")).Place!;
        Assert.Equal(42.99, other.Latitude, 2);
    }

    [Theory, OnBothDatabases]
    public async Task A_postcode_says_which_place_it_is(ProviderKind kind) =>
        Assert.Equal("19958, Lewes", (await AskAsync(kind, "19958")).Place!.Name);

    [Theory, OnBothDatabases]
    public async Task One_name_in_several_regions_is_a_choice_and_each_choice_means_one(ProviderKind kind)
    {
        var answer = await AskAsync(kind, "Springfield");
        Assert.Null(answer.Place);
        Assert.Equal(["Springfield, Illinois", "Springfield, Massachusetts"], answer.Choices.Select(c => c.Name));
        foreach (var choice in answer.Choices)
        {
            var again = (await AskAsync(kind, choice.Asked)).Place!;
            Assert.Equal((choice.Latitude, choice.Longitude), (again.Latitude, again.Longitude));
        }
    }

    [Theory]
    [InlineData("Atlantis")]
    [InlineData("!!!")]
    [InlineData("99999")]
    [InlineData("91,0")]
    [InlineData("lewes somewhere")]
    public async Task What_nobody_knows_is_unknown(string words)
    {
        foreach (var kind in Databases.All)
            Assert.Equal(NearAnswer.Unknown, await AskAsync(kind, words));
    }

    [Theory, OnBothDatabases]
    public async Task A_place_takes_one_command_and_none_the_second_time(ProviderKind kind)
    {
        var hub = await FindHub.SharedAsync(kind);
        await using var scope = hub.Hub.Scope();
        var db = scope.ServiceProvider.GetRequiredService<ViewerDb>();
        using var sql = SqlCount.Start();
        await hub.Hub.Get<Near>().ResolveAsync(db, "lewes  delaware", default);
        await hub.Hub.Get<Near>().ResolveAsync(db, "lewes  delaware", default);
        Assert.Single(sql.Commands);
    }

    private static async Task<NearAnswer> AskAsync(ProviderKind kind, string words)
    {
        var hub = (await FindHub.SharedAsync(kind)).Hub;
        await using var scope = hub.Scope();
        return await hub.Get<Near>().ResolveAsync(scope.ServiceProvider.GetRequiredService<ViewerDb>(), words, default);
    }
}
