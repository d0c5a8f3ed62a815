using Kith.Data;
using Kith.Features.Places;
using Kith.Tests.Support;

namespace Kith.Tests.Features.Find;

public sealed class NearbyTests
{
    [Theory]
    [InlineData(51.5, -0.1)]
    [InlineData(64.1, -21.9)]
    [InlineData(-17.8, 179.99)]
    [InlineData(-1.3, -179.98)]
    public async Task Ten_kilometres_are_ten_kilometres_everywhere(double latitude, double longitude)
    {
        foreach (var kind in Databases.All)
        {
            await using var own = await TestHub.StartAsync(kind);
            for (var bearing = 0; bearing < 360; bearing += 45)
            {
                await AtAsync(own, $"Inside{bearing}", Away(latitude, longitude, bearing, 9.998));
                await AtAsync(own, $"Outside{bearing}", Away(latitude, longitude, bearing, 10.002));
            }
            var near = FormattableString.Invariant($"{latitude},{longitude}");
            var titles = await new FindHub(own).TitlesAsync($"?within=10&near={near}");
            Assert.Equal(8, titles.Length);
            Assert.All(titles, title => Assert.StartsWith("Inside", title, StringComparison.Ordinal));
        }
    }

    [Theory, OnBothDatabases]
    public async Task The_widest_circle_is_answered_too(ProviderKind kind)
    {
        var hub = await FindHub.SharedAsync(kind);
        Assert.Equal(5, (await hub.JsonAsync("?near=Manchester&within=500")).GetProperty("total").GetInt32());
        Assert.Equal(0, (await hub.JsonAsync("?near=90,0&within=500")).GetProperty("total").GetInt32());
        Assert.Equal(0, (await hub.JsonAsync("?near=-90,180&within=0.001")).GetProperty("total").GetInt32());
    }

    private static async Task AtAsync(TestHub hub, string title, (double Latitude, double Longitude) point)
    {
        var sample = new Sample(hub);
        var venue = await sample.VenueAsync(more: v => v.At(point.Latitude, point.Longitude));
        await sample.MeetupAsync(m => m.Describe(title, null, "walk", "en"), venue);
    }

    private static (double, double) Away(double latitude, double longitude, double bearing, double km)
    {
        var (lat, turn, arc) = (latitude * Math.PI / 180, bearing * Math.PI / 180, km / Grid.EarthRadiusKm);
        var north = Math.Asin((Math.Sin(lat) * Math.Cos(arc)) + (Math.Cos(lat) * Math.Sin(arc) * Math.Cos(turn)));
        var east = Math.Atan2(
            Math.Sin(turn) * Math.Sin(arc) * Math.Cos(lat),
            Math.Cos(arc) - (Math.Sin(lat) * Math.Sin(north))
        );
        var lon = longitude + (east * 180 / Math.PI);
        return (
            north * 180 / Math.PI,
            lon > 180 ? lon - 360
            : lon < -180 ? lon + 360
            : lon
        );
    }
}
