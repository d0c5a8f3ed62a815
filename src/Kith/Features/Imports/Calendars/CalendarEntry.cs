using Kith.Time;

namespace Kith.Features.Imports.Calendars;

/// <summary>An event of a calendar, ready to become a meetup. Wall times are in <see cref="Zone"/>.</summary>
public sealed record CalendarEntry : IFeedRow
{
    /// <summary>The line it begins in.</summary>
    public required int Number { get; init; }

    /// <summary>Its UID, with a number after it where one UID names several events.</summary>
    public required string Slug { get; init; }

    public required IcsEvent Event { get; init; }

    /// <summary>All it is made of as it stood in the calendar, the series and its changed occurrences.</summary>
    public required string Raw { get; init; }

    /// <summary>IANA zone.</summary>
    public required string Zone { get; init; }

    public required DateTime StartsLocal { get; init; }

    public string? Rule { get; init; }

    /// <summary>RDATE values separated by commas.</summary>
    public string? ExtraDates { get; init; }

    /// <summary>EXDATE values separated by commas.</summary>
    public string? LeftOutDates { get; init; }

    /// <summary>Occurrences on the horizon that were changed, by the start the rule gave them.</summary>
    public IReadOnlyList<CalendarChange> Changes { get; init; } = [];

    /// <summary>Whether it happens, or goes on happening, from now on.</summary>
    public bool IsAhead { get; init; }

    public bool Cancelled { get; init; }

    public IReadOnlyList<string> Remarks { get; init; } = [];
}

/// <summary>One changed occurrence.</summary>
/// <param name="OriginalLocal">The start the rule gave it, wall time.</param>
/// <param name="Cancelled">Whether it does not happen.</param>
/// <param name="StartsLocal">When it happens instead, wall time in the series' zone.</param>
/// <param name="StartsAt">The same as a moment, UTC.</param>
/// <param name="Minutes">How long it lasts; null when not said.</param>
public sealed record CalendarChange(
    DateTime OriginalLocal,
    bool Cancelled,
    DateTime StartsLocal,
    DateTime StartsAt,
    int? Minutes
);
