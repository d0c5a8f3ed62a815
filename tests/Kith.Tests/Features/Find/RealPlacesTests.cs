using System.Globalization;
using Kith.Data;
using Kith.Features.Places;
using Kith.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Tests.Features.Find;

public sealed class RealPlacesTests
{
    private static readonly string[] Towns = ["Lewes", "Springfield", "New York", "Saint Louis", "Las Vegas", "Orange"];

    [SharedDataTheory, OnBothDatabases]
    public async Task Real_postcodes_and_towns_of_a_country_are_found(ProviderKind kind)
    {
        await using var own = await TestHub.StartAsync(kind);
        await own.WriteAsync(db =>
        {
            db.AddRange(File.ReadLines(SharedData.Path("geo/US.txt")).Select(Read).Where(IsAsked));
            return Task.CompletedTask;
        });
        Assert.Equal("19958, Lewes", (await AskAsync(own, "19958")).Place!.Name);
        Assert.Equal((38.74, -75.17), Rounded((await AskAsync(own, "lewes, delaware")).Place!));
        var springfields = (await AskAsync(own, "springfield")).Choices;
        Assert.InRange(springfields.Count, 20, 60);
        foreach (var choice in springfields)
            Assert.Equal(Rounded(choice), Rounded((await AskAsync(own, choice.Asked)).Place!));
    }

    private static (double, double) Rounded(NearPlace place) =>
        (Math.Round(place.Latitude, 2), Math.Round(place.Longitude, 2));

    private static bool IsAsked(PostalArea area) =>
        Towns.Contains(area.Name) || area.PostalCode.StartsWith("199", StringComparison.Ordinal);

    // GeoNames: country, code, name, state, its code, county, …, latitude, longitude.
    private static PostalArea Read(string line)
    {
        var parts = line.Split('\t');
        var point = (Degrees(parts[9]), Degrees(parts[10]));
        return PostalArea.From(parts[0], parts[1], parts[2], (parts[3], parts[5]), point);
    }

    private static double Degrees(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static async Task<NearAnswer> AskAsync(TestHub hub, string words)
    {
        await using var scope = hub.Scope();
        return await hub.Get<Near>().ResolveAsync(scope.ServiceProvider.GetRequiredService<ViewerDb>(), words, default);
    }
}
