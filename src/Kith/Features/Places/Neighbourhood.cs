using Kith.Data;

namespace Kith.Features.Places;

/// <summary>A part of town people say they are from. Its centre stands in for places that are not shown exactly.</summary>
public sealed class Neighbourhood : IPublic
{
    private Neighbourhood() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public string Name { get; private set; } = "";

    public string Slug { get; private set; } = "";

    /// <summary>Degrees WGS 84 of the centre; null when nobody has said where it is.</summary>
    public double? Latitude { get; private set; }

    public double? Longitude { get; private set; }

    public static Neighbourhood Add(string name, string slug, double? latitude = null, double? longitude = null) =>
        new()
        {
            Name = name,
            Slug = slug,
            Latitude = latitude,
            Longitude = longitude,
        };
}
