using Kith.Features.Places;
using Kith.Features.Services.Finder;
using Kith.Features.Services.Finder.Shelf;

namespace Kith.Tests.Features.Services.Finder.Shelf;

public sealed class CircleTests
{
    [Theory]
    [InlineData(50.87, 0.01, 50.95, 0.10, 25)]
    [InlineData(50.87, 0.01, 54.97, -1.61, 500)]
    [InlineData(-36.85, 174.76, -36.75, 174.66, 25)]
    [InlineData(-17.0, 179.95, -17.05, -179.95, 25)]
    [InlineData(-17.0, -179.95, -17.05, 179.95, 25)]
    [InlineData(69.65, 18.96, 69.70, 19.20, 25)]
    public void Distances_are_those_of_the_globe_across_the_date_line_too(
        double latitude,
        double longitude,
        double latitude2,
        double longitude2,
        double within
    )
    {
        var circle = new Circle(new("", "", null, latitude, longitude), within);
        var real = Grid.Distance(latitude, longitude, latitude2, longitude2);

        Assert.True(circle.Holds(At((latitude2, longitude2)), out var km2));
        Assert.InRange(Math.Sqrt(km2!.Value), real * 0.997, real * 1.003);
        Assert.False(
            new Circle(new("", "", null, latitude, longitude), real * 0.99).Holds(At((latitude2, longitude2)), out _)
        );
    }

    [Fact]
    public void What_must_not_be_measured_is_near_to_everybody_and_equally()
    {
        var circle = new Circle(new("", "", null, 50.87, 0.01), 1);

        Assert.True(circle.Holds(At(null, isAnywhere: true), out var km2));
        Assert.Null(km2);
        // A place of which nobody said where it is, is near to nobody.
        Assert.False(circle.Holds(At(null), out _));
    }

    private static ShelvedSpot At((double, double)? point, bool isAnywhere = false) =>
        new(
            new FinderRow
            {
                Id = Guid.NewGuid(),
                Name = "Pantry",
                IsAnywhere = isAnywhere,
            },
            []
        )
        {
            Point = point,
        };
}
