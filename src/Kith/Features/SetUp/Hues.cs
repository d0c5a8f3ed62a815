using Kith.Features.Hubs;

namespace Kith.Features.SetUp;

/// <summary>The colours a hub can choose at set-up, named; any other hue can be set later. Names in <c>Texts/setup.*.json</c>.</summary>
public static class Hues
{
    public static readonly IReadOnlyList<(string Name, int Degrees)> All =
    [
        ("Pine", Hub.DefaultHue),
        ("Sea", 230),
        ("Plum", 320),
        ("Brick", 40),
        ("Honey", 80),
        ("Moss", 125),
    ];
}
