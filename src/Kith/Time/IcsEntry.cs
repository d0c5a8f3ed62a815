using NodaTime;

namespace Kith.Time;

/// <summary>Whether an event takes place (STATUS).</summary>
public enum IcsStatus
{
    Confirmed,
    Tentative,
    Cancelled,
}

/// <summary>One event, or one whole series, to be written.</summary>
public sealed record IcsEntry
{
    /// <summary>Unique in the world and the same for ever: programs recognise the event by it.</summary>
    public required string Uid { get; init; }

    /// <summary>When it happens. Zone UTC is written as UTC, all-day events as dates, everything else with its zone.</summary>
    public required Recurrence When { get; init; }

    /// <summary>SUMMARY.</summary>
    public required string Title { get; init; }

    /// <summary>How long it lasts; null where nobody has said, then no end is written.</summary>
    public Duration? Length { get; init; }

    /// <summary>DESCRIPTION, or null.</summary>
    public string? Description { get; init; }

    /// <summary>LOCATION, or null.</summary>
    public string? Location { get; init; }

    /// <summary>URL, absolute, or null.</summary>
    public string? Url { get; init; }

    /// <summary>GEO: degrees north and east, or null. The caller rounds what must not be exact.</summary>
    public (double Latitude, double Longitude)? Position { get; init; }

    /// <summary>STATUS.</summary>
    public IcsStatus Status { get; init; }

    /// <summary>SEQUENCE: goes up with each change that people should hear of.</summary>
    public int Sequence { get; init; }

    /// <summary>LAST-MODIFIED, or null.</summary>
    public Instant? Modified { get; init; }

    /// <summary>Occurrences that happen otherwise than the rule says, or not at all.</summary>
    public IReadOnlyList<IcsChange> Changes { get; init; } = [];
}

/// <summary>An occurrence that was changed.</summary>
/// <param name="Replaces">The wall time the series gives it, in the series' zone (RECURRENCE-ID).</param>
/// <param name="Instead">What happens instead; its rules, UID and changes are not written. Status cancelled: nothing happens.</param>
public sealed record IcsChange(LocalDateTime Replaces, IcsEntry Instead);
