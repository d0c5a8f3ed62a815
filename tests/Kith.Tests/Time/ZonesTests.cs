using Kith.Time;

namespace Kith.Tests.Time;

public class ZonesTests
{
    [Theory]
    [InlineData("Europe/London", "Europe/London")]
    [InlineData("europe/london", "Europe/London")]
    [InlineData(" \"Europe/London\" ", "Europe/London")]
    [InlineData("US/Eastern", "US/Eastern")]
    [InlineData("US-Eastern", "US/Eastern")]
    [InlineData("America/New York", "America/New_York")]
    [InlineData("GMT Standard Time", "Europe/London")]
    [InlineData("W. Europe Standard Time", "Europe/Berlin")]
    [InlineData("Eastern Standard Time", "America/New_York")]
    [InlineData("/mozilla.org/20050126_1/Europe/London", "Europe/London")]
    [InlineData("/mozilla.org/20070129_1/America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires")]
    [InlineData("/freeassociation.sourceforge.net/Europe/Berlin", "Europe/Berlin")]
    [InlineData("UTC", "UTC")]
    public void A_zone_is_found_by_the_names_calendars_use(string name, string id)
    {
        Assert.Equal(id, Zones.Find(name)?.Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("Middle/Earth")]
    [InlineData("/mozilla.org/20050126_1/")]
    [InlineData("///////")]
    [InlineData("-")]
    public void An_unknown_zone_is_no_zone(string? name)
    {
        Assert.Null(Zones.Find(name));
    }
}
