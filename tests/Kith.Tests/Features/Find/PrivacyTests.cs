using Kith.Data;
using Kith.Features.Places;
using Kith.Tests.Support;

namespace Kith.Tests.Features.Find;

public sealed class PrivacyTests
{
    [Theory, OnBothDatabases]
    public async Task A_door_told_by_the_host_stands_on_no_page(ProviderKind kind)
    {
        var hub = await FindHub.SharedAsync(kind);
        foreach (var path in new[] { "/find", "/find.json" })
        {
            var visit = await hub.Hub.Browser().GetAsync(path + "?q=kitchen&near=sw1a");
            Assert.Contains("Kitchen table", visit.Body, StringComparison.Ordinal);
            Assert.Contains("Old Harbour", visit.Body, StringComparison.Ordinal);
            Assert.All(
                ["Secret", "Rosa", "51.54", "0.056"],
                hidden => Assert.DoesNotContain(hidden, visit.Body, StringComparison.Ordinal)
            );
        }
    }

    [Theory, OnBothDatabases]
    public async Task Asking_from_many_places_finds_the_neighbourhood_and_never_the_door(ProviderKind kind)
    {
        var hub = await FindHub.SharedAsync(kind);
        for (var step = 0; step < 12; step++)
        {
            var (lat, lon) = (
                Math.Round(51.54 + (0.03 * Math.Sin(step)), 2),
                Math.Round(-0.06 + (0.05 * Math.Cos(step)), 2)
            );
            var found = await hub.JsonAsync(FormattableString.Invariant($"?q=kitchen&within=50&near={lat},{lon}"));
            var told = found.GetProperty("results")[0].GetProperty("distanceKm").GetDouble();
            var area = FindHub.OldHarbour;
            Assert.InRange(told - Grid.Distance(lat, lon, area.Latitude, area.Longitude), -0.01, 0.01);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_circle_drawn_tightly_around_the_door_does_not_hold_the_meetup(ProviderKind kind)
    {
        var hub = await FindHub.SharedAsync(kind);
        var (lat, lon) = FindHub.Door;
        Assert.Empty(await hub.TitlesAsync(FormattableString.Invariant($"?q=kitchen&within=2&near={lat},{lon}")));
        Assert.Equal(["Garden hour"], await hub.TitlesAsync("?q=garden&within=0.001&near=51.46,-0.11"));
    }
}
