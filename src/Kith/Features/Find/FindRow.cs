using Kith.Features.Meetups;
using Kith.Features.Places;

namespace Kith.Features.Find;

/// <summary>One meetup found, with only what its line on the page needs and a stranger may see.</summary>
public sealed record FindRow
{
    /// <summary>Public id of the occurrence.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    public string? Group { get; init; }

    public required DateTime StartsLocal { get; init; }

    public required string Zone { get; init; }

    public required DateTime StartsAt { get; init; }

    public DateTime? EndsAt { get; init; }

    public Mode Mode { get; init; }

    public bool IsMoved { get; init; }

    public bool JustTurnUp { get; init; }

    public required string Kind { get; init; }

    public Led? Led { get; init; }

    public CostKind? Cost { get; init; }

    public Access Access { get; init; }

    public string? PlaceName { get; init; }

    public string? Area { get; init; }

    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    /// <summary>Kilometres from a place, along the Earth; null when one of the two is not known.</summary>
    public double? KmFrom(NearPlace? place) =>
        (place, Latitude, Longitude) is ({ } from, { } latitude, { } longitude)
            ? Grid.Distance(from.Latitude, from.Longitude, latitude, longitude)
            : null;
}
