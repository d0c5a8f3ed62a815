using Kith.Data;
using Kith.Features.Places;

namespace Kith.Features.Services.Finder;

/// <summary>What is the same at all spots of a service.</summary>
public sealed record SpotFacts(Guid ServiceId)
{
    /// <summary>What it is found by, folded.</summary>
    public string Words { get; init; } = "";

    public IReadOnlyList<Guid> Terms { get; init; } = [];

    /// <summary>The terms right above those.</summary>
    public IReadOnlyList<Guid> TermsAbove { get; init; } = [];

    public bool IsKept { get; init; }

    public bool IsPaused { get; init; }

    public bool IsFull { get; init; }

    public string Name { get; init; } = "";

    public string Organization { get; init; } = "";

    public string Summary { get; init; } = "";

    public (Mark Said, Mark Denied) Marks { get; init; }

    public string Languages { get; init; } = " ";

    public double? MinimumAge { get; init; }

    public double? MaximumAge { get; init; }

    public DateTime? CheckedAt { get; init; }
}

/// <summary>What is different from place to place.</summary>
/// <param name="IsAnywhere">It is no place at all.</param>
/// <param name="Name">Name and town, as far as they may be known.</param>
public sealed record SpotPlace(bool IsAnywhere, string? Name, string? Phone, Access Access, OpeningHours Hours)
{
    /// <summary>The town alone, as everybody may know it; null when it is not said or too long to be a name.</summary>
    public string? Town { get; init; }

    public string? TownKey => Fold.Key(Town) is { Length: > 0 and <= ServiceSpot.LongestTown } key ? key : null;
}
