using Kith.Features.Places;

namespace Kith.Features.Services.Finder;

/// <summary>A service found, at its nearest place.</summary>
public sealed record FinderRow
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public string Organization { get; init; } = "";

    public string Summary { get; init; } = "";

    public string? Place { get; init; }

    public string? Phone { get; init; }

    public bool IsAnywhere { get; init; }

    public bool IsKept { get; init; }

    public bool IsPaused { get; init; }

    public Mark Said { get; init; }

    public Mark Denied { get; init; }

    public Access Access { get; init; }

    /// <summary>When somebody last made sure of it, else when its list last changed it, UTC.</summary>
    public DateTime? CheckedAt { get; init; }

    /// <summary>Whether <see cref="CheckedAt"/> is when somebody made sure.</summary>
    public bool IsAssured { get; init; }

    public OpeningHours Hours { get; init; } = OpeningHours.Unsaid;

    /// <summary>Kilometres from the place asked for; null when none was, or when it is not measured.</summary>
    public double? Km { get; init; }

    /// <summary>The same, so far away.</summary>
    /// <param name="km2">Square kilometres; null when it is not measured.</param>
    public FinderRow At(double? km2) => km2 is { } far ? this with { Km = Math.Sqrt(far) } : this;

    /// <summary>Whether nobody has made sure of it for too long, or ever.</summary>
    public bool IsStale(DateTime nowUtc) => CheckedAt is not { } at || at < nowUtc - Rules.ServiceRules.GoodFor;
}
