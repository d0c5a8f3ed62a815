using NodaTime;

namespace Kith.Time;

/// <summary>A calendar to be written by <see cref="IcsWriter"/>: plain texts, escaped by the writer.</summary>
public sealed record IcsFeed
{
    /// <summary>Who wrote it (PRODID), such as <c>-//Kith//Kith//EN</c>; a discreet calendar gives a name that says nothing.</summary>
    public required string ProductId { get; init; }

    /// <summary>When it was made (DTSTAMP of every event). The same stamp gives the same bytes.</summary>
    public required Instant Stamp { get; init; }

    /// <summary>What programs call the calendar (X-WR-CALNAME), or null.</summary>
    public string? Name { get; init; }

    /// <summary>How often a program that subscribed should look again (REFRESH-INTERVAL, X-PUBLISHED-TTL), or null.</summary>
    public Duration? Refresh { get; init; }

    /// <summary>The events, in the order they are written.</summary>
    public IReadOnlyList<IcsEntry> Entries { get; init; } = [];
}
